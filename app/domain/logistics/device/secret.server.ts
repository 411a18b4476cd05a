import { env } from "#app/env.server.ts";
import { deriveSecret, type Signer } from "#app/domain/core/signature.ts";

const DEVICE: Signer = { purpose: "huiqian temperature device 1", prefix: "hqd" };

/**
 * The secret of a device. It is derived whenever it is needed and kept nowhere, so that a copy of the database lets
 * nobody write readings; a new server key makes every device ask for a new secret.
 */
export function secretOf({ secretSalt }: { secretSalt: string }): string {
  if (!env.SESSION_SECRET) throw new Error("SESSION_SECRET is not set; no device can sign without it.");
  return deriveSecret(env.SESSION_SECRET, secretSalt, DEVICE);
}
