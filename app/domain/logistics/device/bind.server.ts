import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { enqueue } from "#app/domain/core/jobs.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { lockShipmentOf, lockUnderWay } from "#app/domain/logistics/shipment/records.server.ts";
import { DomainError, type ErrorCode } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { deviceBindings } from "#db/schema/logistics.server.ts";
import { type BindDevice, bindDeviceInput } from "./input.ts";
import { lockOwnDevice } from "./records.server.ts";
import { overlaps } from "./span.ts";

/**
 * Lets a device travel with a shipment for a time: what it measured then, before this was said or after, is the
 * shipment's. A device travels with one shipment at a time.
 * @throws DomainError `delivery.not_found`, `delivery.wrong_state`, `shipment.not_found`, `device.not_found`,
 * `device.revoked`, `device.span_wrong`, `device.bound_elsewhere`.
 */
export async function bindDevice(
  ctx: AnyContext,
  raw: BindDevice,
): Promise<typeof deviceBindings.$inferSelect> {
  requireCan(ctx, "shipment.manage");
  const { deliveryId, deviceId, fromAt, untilAt } = bindDeviceInput.parse(raw);
  if (untilAt !== null && untilAt <= fromAt) refuse("device.span_wrong", "untilAt");
  return inTransaction(ctx, async (ctx) => {
    const delivery = await lockUnderWay(ctx, deliveryId);
    const shipment = await lockShipmentOf(ctx, delivery.id);
    const device = await lockOwnDevice(ctx, deviceId);
    if (device.revokedAt !== null) refuse("device.revoked", "deviceId");
    const bound = await ctx.db
      .select({ fromAt: deviceBindings.fromAt, untilAt: deviceBindings.untilAt })
      .from(deviceBindings)
      .where(eq(deviceBindings.deviceId, device.id));
    if (bound.some((other) => overlaps(other, { fromAt, untilAt })))
      refuse("device.bound_elsewhere", "deviceId");
    const rows = await ctx.db
      .insert(deviceBindings)
      .values({
        id: newId(ctx.now),
        organisationId: ctx.actor.organisationId,
        deviceId: device.id,
        shipmentId: shipment.id,
        fromAt,
        untilAt,
        boundById: ctx.actor.userId,
        boundAt: ctx.now,
      })
      .returning();
    const binding = oneRow(rows, "device.not_found");
    await recordAudit(ctx, {
      action: "device.bound",
      subjectType: "shipment",
      subjectId: shipment.id,
      after: { deviceId: device.id, fromAt, untilAt },
    });
    await enqueue(
      ctx,
      "shipment.watch",
      { shipmentId: shipment.id },
      { key: `shipment.watch:${shipment.id}` },
    );
    return binding;
  });
}

function refuse(code: ErrorCode, field: string): never {
  throw new DomainError(code, {}, [{ path: [field], code }]);
}
