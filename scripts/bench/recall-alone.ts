import { prepareDatabase } from "#scripts/database/prepare.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { connect } from "#db/client.server.ts";
import { measureRecall, RECALL_SIZE, seedRecall } from "./recall.ts";
import { FULL_SIZE, seed } from "./seed.ts";

/**
 * Measures the impact of a recall by itself and prints its plan: `npx tsx scripts/bench/recall-alone.ts`. `BENCH_SHARE`
 * seeds only a part of everything, from 0.02 on.
 */
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
  await owner.sql`vacuum analyze`;
  const application = connect(urls.appUrl, { max: 1 });
  const { plan, ...measured } = await measureRecall(application);
  console.log(plan.join("\n"));
  console.table([measured]);
  await application.close();
  await owner.close();
} finally {
  await cluster.stop();
}
