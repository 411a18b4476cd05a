import { deriveSecret, type Signer } from "#app/domain/core/signature.ts";
import { env } from "#app/env.server.ts";

const CHANNEL: Signer = { purpose: "huiqian sales channel 1", prefix: "hqc" };

/** The secret of a channel's key, derived whenever it is needed and kept nowhere. */
export function secretOfKey({ secretSalt }: { secretSalt: string }): string {
  if (!env.SESSION_SECRET) throw new Error("SESSION_SECRET is not set; no channel can sign without it.");
  return deriveSecret(env.SESSION_SECRET, secretSalt, CHANNEL);
}
