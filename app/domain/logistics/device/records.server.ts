import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { temperatureDevices } from "#db/schema/logistics.server.ts";

export type DeviceRow = typeof temperatureDevices.$inferSelect;

/** Loads and locks a device of the actor's organisation. @throws DomainError `device.not_found`. */
export async function lockOwnDevice(ctx: InTransaction, deviceId: string): Promise<DeviceRow> {
  if (!isId(deviceId)) throw new DomainError("device.not_found");
  const rows = await ctx.db
    .select()
    .from(temperatureDevices)
    .where(
      and(
        eq(temperatureDevices.id, deviceId),
        eq(temperatureDevices.organisationId, ctx.actor.organisationId),
      ),
    )
    .for("no key update");
  return oneRow(rows, "device.not_found");
}
