import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { temperatureDevices } from "#db/schema/logistics.server.ts";
import { type RevokeDevice, revokeDeviceInput } from "./input.ts";
import { type DeviceRow, lockOwnDevice } from "./records.server.ts";

/**
 * A device that is lost or whose secret is known to others may send nothing any more; what it measured stays.
 * @throws DomainError `device.not_found`, `device.revoked`.
 */
export async function revokeDevice(ctx: AnyContext, raw: RevokeDevice): Promise<DeviceRow> {
  requireCan(ctx, "shipment.manage");
  const { deviceId } = revokeDeviceInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockOwnDevice(ctx, deviceId);
    if (before.revokedAt !== null) throw new DomainError("device.revoked");
    const rows = await ctx.db
      .update(temperatureDevices)
      .set({ revokedAt: ctx.now, revokedById: ctx.actor.userId })
      .where(and(eq(temperatureDevices.id, before.id), isNull(temperatureDevices.revokedAt)))
      .returning();
    const after = oneRow(rows, "device.revoked");
    await recordAudit(ctx, {
      action: "device.revoked",
      subjectType: "device",
      subjectId: after.id,
      before: { revokedAt: null },
      after: { revokedAt: after.revokedAt },
    });
    return after;
  });
}
