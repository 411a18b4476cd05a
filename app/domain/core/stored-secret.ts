import { randomBytes } from "node:crypto";
import { seal, type SealingKey, sealingKey, unseal } from "./seal.ts";
import { deriveSecret, type Signer } from "./signature.ts";

/** A row that holds the secret of a sender: sealed, or by the salt it was once derived with. */
export type StoredSecret = { id: string; sealedSecret: string | null; secretSalt: string | null };

/** A secret as it is used, and its seal under the current key where the row has another; null where it is current. */
export type OpenedSecret = { secret: string; renewed: string | null };

/** The secrets of the environment that keys are made of. */
export type KeySecrets = {
  KEY_ENCRYPTION_SECRET?: string | undefined;
  KEY_ENCRYPTION_SECRET_BEFORE?: string | undefined;
  SESSION_SECRET?: string | undefined;
};

/** The keys there are: the first seals, the others only open what they sealed before. */
function sealingKeys({
  KEY_ENCRYPTION_SECRET,
  KEY_ENCRYPTION_SECRET_BEFORE,
  SESSION_SECRET,
}: KeySecrets): [SealingKey, ...SealingKey[]] {
  const [current, ...older] = [KEY_ENCRYPTION_SECRET, SESSION_SECRET, KEY_ENCRYPTION_SECRET_BEFORE].flatMap(
    (secret) => (secret ? [sealingKey(secret)] : []),
  );
  if (!current)
    throw new Error(
      "Neither KEY_ENCRYPTION_SECRET nor SESSION_SECRET is set; no stored secret can be opened.",
    );
  return [current, ...older];
}

/** A new secret for the row `id`: as it is told once, and as it is stored. */
export function newSecret(
  id: string,
  { prefix }: Signer,
  secrets: KeySecrets,
): { secret: string; sealedSecret: string } {
  const secret = `${prefix}_${randomBytes(32).toString("base64url")}`;
  return { secret, sealedSecret: seal(sealingKeys(secrets)[0], secret, id) };
}

/** The secret of a row. @throws Error when it was sealed under a secret that the environment does not have. */
export function openSecret(stored: StoredSecret, signer: Signer, secrets: KeySecrets): OpenedSecret {
  const [current, ...older] = sealingKeys(secrets);
  const opened =
    stored.sealedSecret === null
      ? { text: derivedSecret(stored, signer, secrets), key: null }
      : unseal([current, ...older], stored.sealedSecret, stored.id);
  if (!opened)
    throw new Error(
      `The secret of ${stored.id} is sealed under a KEY_ENCRYPTION_SECRET that is not known here.`,
    );
  const { text, key } = opened;
  return { secret: text, renewed: key === current ? null : seal(current, text, stored.id) };
}

/** Secrets given out before they were sealed were derived from the key that signs sessions. */
function derivedSecret(
  { id, secretSalt }: StoredSecret,
  signer: Signer,
  { SESSION_SECRET }: KeySecrets,
): string {
  if (!SESSION_SECRET || secretSalt === null) throw new Error(`The secret of ${id} cannot be derived.`);
  return deriveSecret(SESSION_SECRET, secretSalt, signer);
}

/**
 * Has the secrets of rows that are not sealed under the current key stored sealed under it; says how many. All are opened before
 * the first is stored. @throws Error as {@link openSecret}.
 */
export async function reseal(
  rows: readonly StoredSecret[],
  signer: Signer,
  secrets: KeySecrets,
  store: (id: string, sealedSecret: string) => Promise<void>,
): Promise<number> {
  const stale = rows.flatMap((row) => {
    const { renewed } = openSecret(row, signer, secrets);
    return renewed === null ? [] : [{ id: row.id, renewed }];
  });
  for (const { id, renewed } of stale) await store(id, renewed);
  return stale.length;
}
