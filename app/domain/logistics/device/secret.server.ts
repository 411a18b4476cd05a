import { keptSecrets } from "#app/domain/core/kept-secrets.server.ts";
import { env } from "#app/env.server.ts";
import { temperatureDevices } from "#db/schema/logistics.server.ts";

/** The secrets that thermometers sign with. */
export const deviceSecrets = keptSecrets(
  { purpose: "huiqian temperature device 1", prefix: "hqd" },
  temperatureDevices,
  env,
);
