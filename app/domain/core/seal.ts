import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** What seals secrets before they are stored, with the short name that stands beside what it sealed. */
export type SealingKey = { name: string; bytes: Buffer };

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const WHOLE_TAG = { authTagLength: 16 };

/** The sealing key that a secret of the environment stands for. */
export function sealingKey(secret: string): SealingKey {
  const bytes = Buffer.from(hkdfSync("sha256", secret, "", "huiqian stored keys 1", 32));
  return { bytes, name: createHash("sha256").update(bytes).digest("base64url").slice(0, 8) };
}

/** Seals a text as `key.nonce.tag.text`. `owner` is bound in: what was sealed for one row does not open in another. */
export function seal({ name, bytes }: SealingKey, text: string, owner: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, bytes, nonce, WHOLE_TAG).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return [name, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** The text and the key that had sealed it; null where that key is none of these. @throws Error when it was altered. */
export function unseal(
  keys: readonly SealingKey[],
  sealed: string,
  owner: string,
): { text: string; key: SealingKey } | null {
  const [name, ...parts] = sealed.split(".");
  const key = keys.find((candidate) => candidate.name === name);
  if (!key) return null;
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, "base64url"));
  if (!nonce || !tag || !text) throw new Error("A sealed secret is cut short.");
  const decipher = createDecipheriv(CIPHER, key.bytes, nonce, WHOLE_TAG)
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag);
  return { text: Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8"), key };
}
