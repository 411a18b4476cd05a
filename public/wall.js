// Keeps the wall of a meeting room up to date: hears that the ledger changed, and asks for the page anew.
const STALE_MS = 15_000;
const AGAIN_MS = 3_000;
const AT_LEAST_EVERY_MS = 300_000;

const wall = () => document.querySelector("[data-wall]");
const sheet = (page) => page.querySelector('link[rel="stylesheet"]')?.getAttribute("href");
let confirmed = Date.now();
let loaded = Date.now();
let loading = false;

function time(at) {
  return new Date(at).toLocaleTimeString("sv-SE", { timeZone: "Asia/Shanghai" });
}

function tellAge() {
  const stale = Date.now() - confirmed > STALE_MS;
  const banner = wall().querySelector("[data-wall-stale]");
  wall().dataset.stale = String(stale);
  banner.hidden = !stale;
  banner.textContent = stale ? banner.dataset.words.replace("{time}", time(confirmed)) : "";
  wall().querySelector("[data-wall-time]").textContent = time(confirmed);
}

async function load() {
  if (loading) return;
  loading = true;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", redirect: "error" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("[data-wall]");
    if (!next) return;
    // Another edition of the site draws with another sheet.
    if (sheet(page) !== sheet(document)) return location.reload();
    wall().replaceWith(next);
    document.title = page.title;
    loaded = Date.now();
    confirmed = loaded;
  } catch {
    // The network is away: what is shown grows stale, and is asked for again.
  } finally {
    loading = false;
    tellAge();
  }
}

function follow() {
  const events = new EventSource(wall().dataset.stream);
  events.addEventListener("state", ({ data }) => {
    if (data !== wall().dataset.state || Date.now() - loaded > AT_LEAST_EVERY_MS) return load();
    confirmed = Date.now();
    tellAge();
  });
  events.addEventListener("error", () => {
    // The browser itself tries again while the connection is merely broken; a refusal it takes for an end.
    if (events.readyState === EventSource.CLOSED) setTimeout(follow, AGAIN_MS);
  });
}

if (wall()) {
  follow();
  tellAge();
  setInterval(tellAge, 1_000);
}
