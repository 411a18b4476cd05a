import { keptSecrets } from "#app/domain/core/kept-secrets.server.ts";
import { env } from "#app/env.server.ts";
import { channelKeys } from "#db/schema/channels.server.ts";

/** The secrets that channels push with. */
export const channelKeySecrets = keptSecrets(
  { purpose: "huiqian sales channel 1", prefix: "hqc" },
  channelKeys,
  env,
);
