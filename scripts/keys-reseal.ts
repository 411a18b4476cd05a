import "#scripts/environment.ts";
import { channelKeySecrets } from "#app/domain/channels/key/secret.server.ts";
import { deviceSecrets } from "#app/domain/logistics/device/secret.server.ts";
import { onDatabase } from "#scripts/database/on-database.ts";

/**
 * Seals every stored secret under the current KEY_ENCRYPTION_SECRET: `npm run keys:reseal`. After it the one before is
 * needed no more. Run again it changes nothing.
 */
await onDatabase({ max: 1, applicationName: "huiqian-keys-reseal" }, async (connection) => {
  const devices = await deviceSecrets.reseal(connection);
  const channels = await channelKeySecrets.reseal(connection);
  console.log(`sealed anew: ${devices} of devices, ${channels} of channels`);
});
