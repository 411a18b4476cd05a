import { eq, isNull } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { Signer } from "#app/domain/core/signature.ts";
import { newSecret, openSecret, reseal, type StoredSecret } from "#app/domain/core/stored-secret.ts";
import { env } from "#app/env.server.ts";
import { channelKeys } from "#db/schema/channels.server.ts";

type Write = Pick<AnyContext, "db">;

const CHANNEL: Signer = { purpose: "huiqian sales channel 1", prefix: "hqc" };

/** A new secret for the key of a channel `id`: as it is told once, and as it is stored. */
export const newChannelKeySecret = (id: string) => newSecret(id, CHANNEL, env);

/** The secret of a key of a channel. @throws Error when it was sealed under a secret that the environment does not have. */
export const openChannelKeySecret = (stored: StoredSecret) => openSecret(stored, CHANNEL, env);

/** Stores the secret of a channel's key as it is sealed now. */
export async function storeSeal({ db }: Write, id: string, sealedSecret: string): Promise<void> {
  await db.update(channelKeys).set({ sealedSecret, secretSalt: null }).where(eq(channelKeys.id, id));
}

/** Seals the secrets of all valid keys of channels under the current key; says how many had another. */
export async function resealChannelKeys(ctx: Write): Promise<number> {
  const valid = await ctx.db.select().from(channelKeys).where(isNull(channelKeys.revokedAt));
  return reseal(valid, CHANNEL, env, (id, sealedSecret) => storeSeal(ctx, id, sealedSecret));
}
