import { and, eq } from "drizzle-orm";
import { readAt, requireFile } from "#app/domain/accounts/file/chosen.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { lockOwnDevice } from "#app/domain/logistics/device/records.server.ts";
import { lockSentDelivery, lockShipmentOf } from "#app/domain/logistics/shipment/records.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { deviceBindings } from "#db/schema/logistics.server.ts";
import { readLogFile } from "./log-file.ts";
import { type StoredReadings, storeReadings } from "./store.server.ts";
import { type UploadReadings, uploadReadingsInput } from "./upload-input.ts";

/**
 * The warehouse uploads the file of a logger that travelled with a delivery. The same file again changes nothing; a file
 * with a bad row changes nothing either.
 * @throws DomainError `delivery.not_found`, `shipment.not_found`, `device.not_found`, `device.not_bound`, `file.missing`,
 * and what `readLogFile` refuses.
 */
export async function uploadReadings(
  ctx: AnyContext,
  raw: UploadReadings & { bytes: Uint8Array | null },
): Promise<StoredReadings> {
  requireCan(ctx, "shipment.manage");
  const { deliveryId, deviceId } = uploadReadingsInput.parse(raw);
  const bytes = requireFile(raw.bytes);
  const readings = await readAt("file", () => readLogFile(bytes, ctx.now));
  return inTransaction(ctx, async (ctx) => {
    const delivery = await lockSentDelivery(ctx, deliveryId);
    const shipment = await lockShipmentOf(ctx, delivery.id);
    const device = await lockOwnDevice(ctx, deviceId);
    const bound = await ctx.db
      .select({ id: deviceBindings.id })
      .from(deviceBindings)
      .where(and(eq(deviceBindings.deviceId, device.id), eq(deviceBindings.shipmentId, shipment.id)));
    if (bound.length === 0)
      throw new DomainError("device.not_bound", {}, [{ path: ["deviceId"], code: "device.not_bound" }]);
    const stored = await storeReadings(ctx, { deviceId: device.id, source: "file", readings });
    if (stored.added > 0 || stored.contradicting > 0)
      await recordAudit(ctx, {
        action: "readings.uploaded",
        subjectType: "shipment",
        subjectId: shipment.id,
        after: { deviceId: device.id, ...stored },
      });
    return stored;
  });
}
