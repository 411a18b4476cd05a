import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** How far the clock of a sender may be from ours, either way. */
export const CLOCK_MINUTES = 5;

/** Who signs: what its secrets are derived for, and how they begin, so that one is recognised where it should not lie. */
export type Signer = { purpose: string; prefix: string };

/** The secret of a sender: 32 bytes derived from the server's key and the sender's salt, as text to be copied once. */
export function deriveSecret(serverKey: string, salt: string, { purpose, prefix }: Signer): string {
  const bytes = hkdfSync("sha256", serverKey, salt, purpose, 32);
  return `${prefix}_${Buffer.from(bytes).toString("base64url")}`;
}

/** HMAC-SHA256 with the sender's secret over the timestamp, a full stop and the bytes of the body, in hexadecimal. */
export function signatureOf(secret: string, timestamp: string, body: Uint8Array): string {
  return createHmac("sha256", secret).update(`${timestamp}.`).update(body).digest("hex");
}

/** Whether a signature (`sha256=` and 64 hexadecimal digits) is that of the body, compared in constant time. */
export function isSigned(secret: string, timestamp: string, body: Uint8Array, signature: string): boolean {
  const [, given] = /^sha256=([0-9a-f]{64})$/i.exec(signature.trim()) ?? [];
  const expected = Buffer.from(signatureOf(secret, timestamp, body), "hex");
  return given !== undefined && timingSafeEqual(Buffer.from(given, "hex"), expected);
}

/** Whether a timestamp (whole seconds since 1970) is within five minutes of now. */
export function isTimely(timestamp: string, now: Date): boolean {
  if (!/^\d{9,11}$/.test(timestamp)) return false;
  return Math.abs(Number(timestamp) * 1000 - now.getTime()) <= CLOCK_MINUTES * 60_000;
}
