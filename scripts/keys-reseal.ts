import "#scripts/environment.ts";
import { channelKeySecrets } from "#app/domain/channels/key/secret.server.ts";
import { deviceSecrets } from "#app/domain/logistics/device/secret.server.ts";
import { connect } from "#db/client.server.ts";
import { leaseDatabase } from "#scripts/database/lease.ts";

/**
 * Seals every stored secret under the current KEY_ENCRYPTION_SECRET: `npm run keys:reseal`. After it the one before is
 * needed no more. Run again it changes nothing.
 */
async function main(): Promise<void> {
  const lease = await leaseDatabase((message) => console.error(message));
  const connection = connect(lease.appUrl, { max: 1, applicationName: "huiqian-keys-reseal" });
  try {
    const devices = await deviceSecrets.reseal(connection);
    const channels = await channelKeySecrets.reseal(connection);
    console.log(`sealed anew: ${devices} of devices, ${channels} of channels`);
  } finally {
    await connection.close();
    await lease.release();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
