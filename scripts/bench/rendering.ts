import { prepareDatabase } from "#scripts/database/prepare.ts";
import { ensureServer } from "#scripts/bundle-server.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { connect } from "#db/client.server.ts";
import { measureProcessor, type Spent } from "./load.ts";
import { startApplication, startBare } from "./programs.ts";
import { FULL_SIZE, seed } from "./seed.ts";

/**
 * Measures what a storefront page costs the web process in processor time, which other work on the machine disturbs
 * far less than rates: `npx tsx scripts/bench/rendering.ts`. All threads count, garbage collection and compilation
 * included; PostgreSQL and the load generator do not. `BENCH_PRODUCTS` sets the size of the catalogue, `BENCH_PAGES` the
 * pages of a round, `BENCH_NODE_ARGUMENTS` what Node is told (`--cpu-prof`). Linux only.
 */
const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 600);
const PAGES = Number(process.env.BENCH_PAGES ?? 400);
const ENTRIES = 20_000;
const say = (line: string) => console.error(`· ${line}`);

const cluster = await openDisposableCluster();
try {
  const urls = { appUrl: cluster.appUrl(), ownerUrl: cluster.ownerUrl() };
  await prepareDatabase(urls);
  const owner = connect(urls.ownerUrl, { max: 4, statementTimeoutMs: 0 });
  const seeded = await seed(owner, say, { ...FULL_SIZE, products: PRODUCTS, entries: ENTRIES });
  await owner.sql`vacuum analyze`;
  await owner.close();
  await ensureServer();

  const list = ["/products?industry=tea&county=522323"];
  const product = seeded.productIds.map((id) => `/products/${id}`);
  const rows: ({ what: string } & Spent)[] = [];

  const bare = await startBare();
  rows.push({ what: "bare server, 20 kB", ...(await measureProcessor(bare, ["/"], 20 * PAGES)) });
  await bare.stop();

  const keeping = await startApplication(urls.appUrl);
  for (const [what, paths] of Object.entries({ home: ["/"], list, product: product.slice(0, 1) }))
    rows.push({ what: `${what}, cached`, ...(await measureProcessor(keeping, paths, 20 * PAGES)) });
  await keeping.stop();

  const rendering = await startApplication(urls.appUrl, { RENDER_CACHE_MB: "0" });
  for (const [what, paths] of Object.entries({ product, list, home: ["/"] }))
    rows.push({ what: `${what}, uncached`, ...(await measureProcessor(rendering, paths, PAGES)) });
  await rendering.stop();

  console.table(
    rows.map(({ what, leastMs, medianMs, kilobytes }) => ({
      what,
      "ms, least": leastMs.toFixed(3),
      "ms, median": medianMs.toFixed(3),
      kB: kilobytes.toFixed(1),
    })),
  );
} finally {
  await cluster.stop();
}
