import { and, asc, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { shipmentLegs, shipments } from "#db/schema/logistics.server.ts";
import { deliveries, deliveryLines } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines } from "#db/schema/orders.server.ts";

export type ShipmentRow = typeof shipments.$inferSelect;
export type LegRow = typeof shipmentLegs.$inferSelect;
type DeliveryRow = typeof deliveries.$inferSelect;

/** Loads and locks a delivery that the actor's organisation sends. @throws DomainError `delivery.not_found`. */
export async function lockSentDelivery(ctx: InTransaction, deliveryId: string): Promise<DeliveryRow> {
  if (!isId(deliveryId)) throw new DomainError("delivery.not_found");
  const rows = await ctx.db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId), eq(deliveries.supplierId, ctx.actor.organisationId)))
    .for("no key update");
  return oneRow(rows, "delivery.not_found");
}

/** A delivery as {@link lockSentDelivery}, that nobody has signed for. @throws DomainError `delivery.wrong_state`. */
export async function lockUnderWay(ctx: InTransaction, deliveryId: string): Promise<DeliveryRow> {
  const delivery = await lockSentDelivery(ctx, deliveryId);
  if (delivery.state !== "dispatched")
    throw new DomainError("delivery.wrong_state", { state: delivery.state });
  return delivery;
}

/** Locks the shipment of a locked delivery. @throws DomainError `shipment.not_found` while none is planned. */
export async function lockShipmentOf(ctx: InTransaction, deliveryId: string): Promise<ShipmentRow> {
  const rows = await ctx.db
    .select()
    .from(shipments)
    .where(eq(shipments.deliveryId, deliveryId))
    .for("no key update");
  return oneRow(rows, "shipment.not_found");
}

/** The legs of a locked shipment, in order. */
export async function listLegs(ctx: InTransaction, shipmentId: string): Promise<LegRow[]> {
  return ctx.db
    .select()
    .from(shipmentLegs)
    .where(eq(shipmentLegs.shipmentId, shipmentId))
    .orderBy(asc(shipmentLegs.position));
}

/** What a delivery carries, line by line. */
export async function listCarried(ctx: InTransaction, deliveryId: string) {
  return ctx.db
    .select({
      batchId: deliveryLines.batchId,
      packs: deliveryLines.packs,
      netGrams: purchaseOrderLines.netGrams,
      storageClass: purchaseOrderLines.storageClass,
    })
    .from(deliveryLines)
    .innerJoin(purchaseOrderLines, eq(purchaseOrderLines.id, deliveryLines.orderLineId))
    .where(eq(deliveryLines.deliveryId, deliveryId));
}

export type CarriedLine = Awaited<ReturnType<typeof listCarried>>[number];
