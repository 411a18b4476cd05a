import { eq, isNull } from "drizzle-orm";
import type { channelKeys } from "#db/schema/channels.server.ts";
import type { temperatureDevices } from "#db/schema/logistics.server.ts";
import type { AnyContext } from "./context.ts";
import type { Signer } from "./signature.ts";
import { type KeySecrets, newSecret, openSecret, reseal, type StoredSecret } from "./stored-secret.ts";

type Write = Pick<AnyContext, "db">;

/** The tables whose rows hold the secret of a sender until it is revoked. */
type Holders = typeof channelKeys | typeof temperatureDevices;

/** The secrets of one kind of sender, as they stand in the rows of its table, sealed under the keys that `env` names. */
export function keptSecrets(signer: Signer, holders: Holders, env: KeySecrets) {
  /** Stores the secret of a row as it is sealed now. */
  async function store({ db }: Write, id: string, sealedSecret: string): Promise<void> {
    await db.update(holders).set({ sealedSecret, secretSalt: null }).where(eq(holders.id, id));
  }
  return {
    signer,
    store,
    /** A new secret for the row `id`: as it is told once, and as it is stored. */
    issue: (id: string) => newSecret(id, signer, env),
    /** The secret of a row. @throws Error when it was sealed under a secret that the environment does not have. */
    open: (stored: StoredSecret) => openSecret(stored, signer, env),
    /** Seals the secrets of all who may still send under the current key; says how many had another. */
    async reseal(ctx: Write): Promise<number> {
      const { id, sealedSecret, secretSalt, revokedAt } = holders;
      const valid = await ctx.db
        .select({ id, sealedSecret, secretSalt })
        .from(holders)
        .where(isNull(revokedAt));
      return reseal(valid, signer, env, (id, sealedSecret) => store(ctx, id, sealedSecret));
    },
  };
}
