import { eq, isNull } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { Signer } from "#app/domain/core/signature.ts";
import { newSecret, openSecret, reseal, type StoredSecret } from "#app/domain/core/stored-secret.ts";
import { env } from "#app/env.server.ts";
import { temperatureDevices } from "#db/schema/logistics.server.ts";

type Write = Pick<AnyContext, "db">;

export const DEVICE: Signer = { purpose: "huiqian temperature device 1", prefix: "hqd" };

/** A new secret for the device `id`: as it is told once, and as it is stored. */
export const newDeviceSecret = (id: string) => newSecret(id, DEVICE, env);

/** The secret of a device. @throws Error when it was sealed under a secret that the environment does not have. */
export const openDeviceSecret = (stored: StoredSecret) => openSecret(stored, DEVICE, env);

/** Stores the secret of a device as it is sealed now. */
export async function storeSeal({ db }: Write, id: string, sealedSecret: string): Promise<void> {
  await db
    .update(temperatureDevices)
    .set({ sealedSecret, secretSalt: null })
    .where(eq(temperatureDevices.id, id));
}

/** Seals the secrets of all devices that may send under the current key; says how many had another. */
export async function resealDevices(ctx: Write): Promise<number> {
  const valid = await ctx.db.select().from(temperatureDevices).where(isNull(temperatureDevices.revokedAt));
  return reseal(valid, DEVICE, env, (id, sealedSecret) => storeSeal(ctx, id, sealedSecret));
}
