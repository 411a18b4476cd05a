import "#scripts/environment.ts";
import { leaseDatabase } from "#scripts/database/lease.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";

const lease = await leaseDatabase((message) => console.log(message));
try {
  await prepareDatabase({ ...lease, onProgress: (message) => console.log(message) });
  console.log("The database is up to date.");
} finally {
  await lease.release();
}
