import { count, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { shipmentPhotographs } from "#db/schema/logistics.server.ts";
import { loadingPhotographInput, MOST_LOADING_PHOTOGRAPHS, type LoadingPhotograph } from "./input.ts";
import { lockShipmentOf, lockUnderWay } from "./records.server.ts";

/**
 * Puts a stored picture of the loading with a shipment.
 * @throws DomainError `delivery.not_found`, `delivery.wrong_state`, `shipment.not_found`,
 * `shipment.too_many_photographs`.
 */
export async function addLoadingPhotograph(
  ctx: AnyContext,
  raw: LoadingPhotograph & { fileId: string },
): Promise<void> {
  requireCan(ctx, "shipment.manage");
  const { deliveryId } = loadingPhotographInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const delivery = await lockUnderWay(ctx, deliveryId);
    const shipment = await lockShipmentOf(ctx, delivery.id);
    const [had] = await ctx.db
      .select({ rows: count() })
      .from(shipmentPhotographs)
      .where(eq(shipmentPhotographs.shipmentId, shipment.id));
    if ((had?.rows ?? 0) >= MOST_LOADING_PHOTOGRAPHS)
      throw new DomainError("shipment.too_many_photographs", { most: MOST_LOADING_PHOTOGRAPHS });
    await ctx.db.insert(shipmentPhotographs).values({
      shipmentId: shipment.id,
      fileId: raw.fileId,
      addedById: ctx.actor.userId,
      addedAt: ctx.now,
    });
    await recordAudit(ctx, {
      action: "shipment.photograph_added",
      subjectType: "shipment",
      subjectId: shipment.id,
      after: { fileId: raw.fileId },
    });
  });
}
