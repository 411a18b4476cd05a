import { prepareDatabase } from "#scripts/database/prepare.ts";
import { openDisposableCluster } from "#scripts/embedded-postgres/disposable.ts";
import { connect } from "#db/client.server.ts";
import { measureCertification, seedCertification } from "./certification.ts";
import { FULL_SIZE, seed } from "./seed.ts";

/** Measures what may be sold of 10,000 products by itself and prints its plan: `npx tsx scripts/bench/certification-alone.ts`. */
const say = (line: string) => console.error(`· ${line}`);

const cluster = await openDisposableCluster();
try {
  const urls = { appUrl: cluster.appUrl(), ownerUrl: cluster.ownerUrl() };
  await prepareDatabase(urls);
  const owner = connect(urls.ownerUrl, { max: 1, statementTimeoutMs: 0 });
  await seed(owner, say, { ...FULL_SIZE, entries: 1000 });
  await seedCertification(owner, say);
  await owner.sql`vacuum analyze`;
  const application = connect(urls.appUrl, { max: 1 });
  const { plan, ...measured } = await measureCertification(application);
  console.log(plan.map((line) => line.slice(0, 200)).join("\n"));
  console.table([measured]);
  await application.close();
  await owner.close();
} finally {
  await cluster.stop();
}
