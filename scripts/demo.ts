import "#scripts/environment.ts";
import { leaseDatabase } from "#scripts/database/lease.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import { buildDemonstration } from "#scripts/demo/build.ts";
import { explain } from "#scripts/explain.ts";
import { connect } from "#db/client.server.ts";

/** Builds the demonstration world in the database this checkout works on, which must be empty: `npm run demo`. */
async function main(): Promise<void> {
  const lease = await leaseDatabase((message) => console.log(message));
  try {
    await prepareDatabase({ ...lease, onProgress: (message) => console.log(message) });
    const connection = connect(lease.appUrl, { max: 8, applicationName: "huiqian-demonstration" });
    try {
      const begun = performance.now();
      await buildDemonstration(connection, { say: (line) => console.log(line) });
      console.log(`The demonstration world is built (${((performance.now() - begun) / 1000).toFixed(1)} s).`);
    } finally {
      await connection.close();
    }
  } finally {
    await lease.release();
  }
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
