import { prepareDatabase } from "#scripts/database/prepare.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { ensureServer } from "#scripts/bundle-server.ts";
import { connect } from "#db/client.server.ts";
import { measureRecall, RECALL_SIZE, seedRecall } from "./recall.ts";
import { startApplication } from "./programs.ts";
import { FULL_SIZE, seed } from "./seed.ts";
import { measureTrace, writeHistories } from "./trace.ts";

/**
 * Measures the pages and the reach of batches by themselves and prints the plan of a recall: `npx tsx scripts/bench/provenance-alone.ts`. `BENCH_SHARE`
 * seeds only a part of everything, from 0.02 on.
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 8);
const SHARE = Number(process.env.BENCH_SHARE ?? 1);
const say = (line: string) => console.error(`· ${line}`);

const cluster = await openDisposableCluster();
try {
  const urls = { appUrl: cluster.appUrl(), ownerUrl: cluster.ownerUrl() };
  await prepareDatabase(urls);
  const owner = connect(urls.ownerUrl, { max: 1, statementTimeoutMs: 0 });
  await seed(owner, say, { ...FULL_SIZE, products: 1000, entries: 1000 });
  await seedRecall(owner, say, {
    batches: Math.round(RECALL_SIZE.batches * SHARE),
    events: Math.round(RECALL_SIZE.events * SHARE),
    orders: Math.round(RECALL_SIZE.orders * SHARE),
  });
  const histories = await writeHistories(owner, say);
  await owner.sql`vacuum analyze`;
  const single = connect(urls.appUrl, { max: 1 });
  const { plan, ...measured } = await measureRecall(single);
  console.log(plan.join("\n"));
  console.table([measured]);
  await single.close();
  await ensureServer();
  const application = await startApplication(urls.appUrl, { RENDER_CACHE_MB: "0" });
  const { oneReader, eightReaders, bothWays } = await measureTrace(application, owner, histories, SECONDS);
  console.table({ "trace page, one reader": oneReader, "trace page, eight readers": eightReaders });
  console.table([bothWays]);
  await application.stop();
  await owner.close();
} finally {
  await cluster.stop();
}
