// The storefront is the same page for everyone; this fills in what is personal.
const slot = document.querySelector("[data-personal]");

if (slot) {
  fetch("/resources/me", { headers: { Accept: "application/json" }, credentials: "same-origin" })
    .then((answer) => (answer.ok ? answer.json() : null))
    .then((me) => {
      if (!me?.signedIn) return;
      const link = slot.querySelector("[data-personal-link]");
      const name = slot.querySelector("[data-personal-name]");
      if (link && typeof me.workspacePath === "string") link.href = me.workspacePath;
      if (name && me.name) name.textContent = me.name;
      const basket = slot.querySelector("[data-basket]");
      if (basket && typeof me.basketPath === "string") {
        basket.href = me.basketPath;
        basket.hidden = false;
        const count = basket.querySelector("[data-basket-count]");
        if (count) {
          count.textContent = me.basketCount > 0 ? String(me.basketCount) : "";
          count.hidden = !(me.basketCount > 0);
        }
      }
    })
    .catch(() => {});
}
