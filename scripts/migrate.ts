import "#scripts/environment.ts";
import { leaseDatabase } from "#scripts/database/lease.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import { explain } from "#scripts/explain.ts";

/** Brings the database this checkout works on up to date: `npm run db:migrate`, and before every deployment. */
async function main(): Promise<void> {
  const lease = await leaseDatabase((message) => console.log(message));
  try {
    await prepareDatabase({ ...lease, onProgress: (message) => console.log(message) });
    console.log("The database is up to date.");
  } finally {
    await lease.release();
  }
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exitCode = 1;
});
