import { readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { CHECKOUT } from "#scripts/checkout.ts";
import { ensureServer } from "#scripts/bundle-server.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { connect } from "#db/client.server.ts";
import { measureWhatMayBeSold } from "./certification.ts";
import { measureAfterPosting, measurePosting, postSteadily } from "./cockpit.ts";
import { type Measured, measure, percentile } from "./load.ts";
import { measureOrders } from "./orders.ts";
import { type Program, startApplication, startBare } from "./programs.ts";
import { measureRecall, seedRecall } from "./recall.ts";
import { FULL_SIZE, seed } from "./seed.ts";
import { measureTrace, writeHistories } from "./trace.ts";
import { signedInCookie } from "./sign-in.ts";

/** How often a page and the bare server take turns: what a machine does besides changes from one second to the next. */
const ROUNDS = 5;

/**
 * Measures the application on 10,000 products and 1,000,000 ledger entries (`BENCH_ENTRIES`) and prints a table and JSON. Each page stands
 * beside a bare Node server with which it takes turns, because machines differ and are noisy; the middle of the rounds is told.
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
/** Orders that are not counted: until then the engine compiles what an order runs through. */
const ORDERS_WARM_UP_SECONDS = 10;
const ENTRIES = Number(process.env.BENCH_ENTRIES ?? FULL_SIZE.entries);
const say = (line: string) => console.error(`· ${line}`);

type Row = Measured & {
  what: string;
  /** Requests a second beside the bare server's, and processor time of a request of the bare server beside ours. */
  ratioToBare: number;
  processorRatio: number;
  worstP99: number;
};

const cluster = await openDisposableCluster({ durable: true });
try {
  const urls = { appUrl: cluster.appUrl(), ownerUrl: cluster.ownerUrl() };
  await prepareDatabase(urls);
  const owner = connect(urls.ownerUrl, { max: 4, statementTimeoutMs: 0 });
  const seeded = await seed(owner, say, { ...FULL_SIZE, entries: ENTRIES });
  await owner.sql`vacuum analyze`;
  await ensureServer();
  const bare = await startBare();
  const application = await startApplication(urls.appUrl);
  const memoryAtRest = application.residentMegabytes();
  const rows: Row[] = [];
  const page = async (
    what: string,
    load: { path?: string; paths?: string[]; headers?: Record<string, string>; from?: Program },
  ) => {
    say(what);
    const program = load.from ?? application;
    const url = `${program.address}${load.path ?? ""}`;
    const asked = { url, headers: load.headers, paths: load.paths };
    await measure({ ...asked, seconds: 1 });
    const rounds: Omit<Row, "what">[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const held = await timed(bare, { url: bare.address, seconds: 1 });
      const measured = await timed(program, { ...asked, seconds: Math.max(1, SECONDS / ROUNDS) });
      rounds.push({
        ...measured,
        ratioToBare: measured.requestsPerSecond / held.requestsPerSecond,
        processorRatio: held.processorMs / measured.processorMs,
        worstP99: measured.p99,
      });
    }
    rows.push({ what, ...middleOf(rounds) });
  };
  await page("home, cached", { path: "/" });
  await page("product list with two facets, cached", { path: "/products?industry=tea&county=522323" });
  await page("product page, cached", { path: `/products/${seeded.productIds[0]}` });
  // Connections that ask for one missing page share its rendering, so what rendering costs is seen without the cache.
  const rendering = await startApplication(urls.appUrl, { RENDER_CACHE_MB: "0" });
  const from = rendering;
  await page("home, uncached", { path: "/", from });
  await page("product list with two facets, uncached", {
    path: "/products?industry=tea&county=522323",
    from,
  });
  await page("product page, uncached", { paths: seeded.productIds.map((id) => `/products/${id}`), from });
  await rendering.stop();
  const official = await signedInCookie(application.address, owner);
  const cockpit = { path: "/official/cockpit", headers: { Cookie: official } };
  await page("cockpit, ledger unchanged", cockpit);
  const stopPosting = await postSteadily(owner.sql, 50);
  await page("cockpit, 50 entries posted a second", cockpit);
  say(`${await stopPosting()} entries posted meanwhile`);
  say("cockpit, an entry posted before every request");
  const held = await timed(bare, { url: bare.address, seconds: SECONDS / 2 });
  const spentBefore = application.processorMs();
  const after = await measureAfterPosting(owner.sql, {
    url: `${application.address}${cockpit.path}`,
    cookie: official,
    seconds: SECONDS,
  });
  rows.push({
    what: "cockpit, an entry posted before every request",
    ...after,
    ratioToBare: after.requestsPerSecond / held.requestsPerSecond,
    processorRatio: held.processorMs / ((application.processorMs() - spentBefore) / after.requests),
    worstP99: after.p99,
  });
  say("posting beside a bare insert");
  const posting = await measurePosting(owner.sql);
  await seedRecall(owner, say);
  const histories = await writeHistories(owner, say);
  await owner.sql`vacuum analyze`;
  const { plan: _, ...recall } = await measureRecall(owner);
  say("trace pages of batches with a whole history, and the two-way trace");
  const fresh = await startApplication(urls.appUrl, { RENDER_CACHE_MB: "0" });
  const trace = await measureTrace(fresh, owner, histories, SECONDS);
  await fresh.stop();
  say("3-line orders, submit and approve");
  await measureOrders(application.address, owner.sql, seeded.buyers, ORDERS_WARM_UP_SECONDS);
  // What was seeded is on the disk before the clock runs, and the tables of orders are no longer taken for empty.
  await owner.sql`analyze`;
  await owner.sql`checkpoint`;
  const orders = await measureOrders(application.address, owner.sql, seeded.buyers, SECONDS);

  const certification = await measureWhatMayBeSold(owner, say);

  const result = {
    machine: { cores: cpus().length, model: cpus()[0]?.model ?? "", node: process.version },
    startMs: Math.round(application.startedInMs),
    residentMegabytes: {
      atRest: Math.round(memoryAtRest),
      afterLoad: Math.round(application.residentMegabytes()),
    },
    storefrontScriptKilobytes: storefrontScriptKilobytes(),
    pages: rows,
    recall,
    trace,
    posting,
    orders,
    certification,
  };
  await application.stop();
  await bare.stop();
  await owner.close();
  console.table(
    rows.map((row) => ({
      what: row.what,
      "requests/s": Math.round(row.requestsPerSecond),
      "p50 ms": Math.round(row.p50),
      "p99 ms": Math.round(row.p99),
      "worst p99": Math.round(row.worstP99),
      failed: row.failed,
      "of the bare server": row.ratioToBare.toFixed(2),
      "in processor time": row.processorRatio.toFixed(2),
    })),
  );
  console.log(
    `orders/s ${orders.ordersPerSecond.toFixed(0)} · p50 ${orders.p50.toFixed(0)} ms · p99 ${orders.p99.toFixed(0)} ms · failed ${orders.failed}`,
  );
  console.log(
    `impact of a recall over ${recall.batches} batches and ${recall.orders} orders: p50 ${recall.p50.toFixed(1)} ms · p99 ${recall.p99.toFixed(1)} ms`,
  );
  console.log(
    `trace page, one reader p50 ${trace.oneReader.p50} ms · p99 ${trace.oneReader.p99} ms · eight readers ${trace.eightReaders.requestsPerSecond.toFixed(0)} pages/s · both ways over ${trace.bothWays.madeFrom} and ${trace.bothWays.wentInto} batches p99 ${trace.bothWays.p99.toFixed(1)} ms`,
  );
  console.log(
    `posting an entry p50 ${posting.p50.toFixed(1)} ms · p99 ${posting.p99.toFixed(1)} ms · bare insert ${posting.bareP50.toFixed(1)} · ${posting.bareP99.toFixed(1)} ms`,
  );
  console.log(
    `start ${result.startMs} ms · memory ${result.residentMegabytes.atRest} MB at rest, ${result.residentMegabytes.afterLoad} MB after load · storefront script ${result.storefrontScriptKilobytes.toFixed(1)} kB`,
  );
  await mkdir(join(CHECKOUT, ".cache"), { recursive: true });
  await writeFile(join(CHECKOUT, ".cache", "bench.json"), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result));
} finally {
  await cluster.stop();
}

/** Asks as {@link measure} does, and says what a request cost the program in processor time. */
async function timed(program: Program, load: Parameters<typeof measure>[0]) {
  const before = program.processorMs();
  const measured = await measure(load);
  return { ...measured, processorMs: (program.processorMs() - before) / measured.requests };
}

/** The round whose ratio is the middle one, and the p99 of the worst: what is rare must not hide in another round. */
function middleOf(rounds: readonly Omit<Row, "what">[]): Omit<Row, "what"> {
  const sorted = rounds.toSorted((one, other) => one.ratioToBare - other.ratioToBare);
  const middle = sorted[Math.floor(sorted.length / 2)]!;
  return {
    ...middle,
    processorRatio: percentile(
      rounds.map((round) => round.processorRatio).toSorted((one, other) => one - other),
      0.5,
    ),
    worstP99: Math.max(...rounds.map(({ p99 }) => p99)),
    failed: rounds.reduce((total, { failed }) => total + failed, 0),
  };
}

/** What a storefront page loads of script, compressed: the hand-written module alone. */
function storefrontScriptKilobytes(): number {
  const files = readdirSync(join(CHECKOUT, "public")).filter((name) => name.endsWith(".js"));
  const bytes = files.map((name) => brotliCompressSync(readFileSync(join(CHECKOUT, "public", name))).length);
  return bytes.reduce((total, length) => total + length, 0) / 1000;
}
