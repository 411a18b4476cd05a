import { and, asc, eq, inArray, max } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { districts } from "#db/schema/accounts.server.ts";
import { deliveries, deliveryLines } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines } from "#db/schema/orders.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import type { DeliveryState } from "#db/vocabulary/procurement.ts";
import type { OrderRow } from "#app/domain/procurement/order/records.server.ts";
import type { DispatchPlan } from "./plan.ts";
import type { z } from "zod";
import type { dispatchInput } from "./input.ts";
import { deliveryTransitions } from "./states.ts";

export type OrderLineRow = typeof purchaseOrderLines.$inferSelect;
export type DeliveryRow = typeof deliveries.$inferSelect;

/** Locks the lines of an order whose row is already locked, in the order's own order. */
export async function lockOrderLines(ctx: InTransaction, orderId: string): Promise<OrderLineRow[]> {
  return ctx.db
    .select()
    .from(purchaseOrderLines)
    .where(eq(purchaseOrderLines.orderId, orderId))
    .orderBy(asc(purchaseOrderLines.position))
    .for("update");
}

/** Those of the named batches that belong to the supplier; others are not found. Read to plan, locked when drawn. */
export async function listOfferedBatches(ctx: InTransaction, supplierId: string, ids: readonly string[]) {
  const known = [...new Set(ids)].filter(isId);
  if (known.length === 0) return [];
  return ctx.db
    .select({
      id: batches.id,
      code: batches.code,
      productId: batches.productId,
      state: batches.state,
      bestBeforeOn: batches.bestBeforeOn,
      quantityGrams: batches.quantityGrams,
      dispatchedGrams: batches.dispatchedGrams,
      usedGrams: batches.usedGrams,
    })
    .from(batches)
    .where(and(eq(batches.organisationId, supplierId), inArray(batches.id, known)));
}

/** The district goods go to: what a public trace may say of the buyer. */
export async function getDistrictName(ctx: InTransaction, code: string): Promise<string> {
  const rows = await ctx.db
    .select({ nameZh: districts.nameZh })
    .from(districts)
    .where(eq(districts.code, code));
  return oneRow(rows, "address.not_found").nameZh;
}

/** The number the next delivery of a locked order will have. */
export async function nextSequence(ctx: InTransaction, orderId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ last: max(deliveries.sequence) })
    .from(deliveries)
    .where(eq(deliveries.orderId, orderId));
  return (row?.last ?? 0) + 1;
}

/** Writes the delivery and its lines. */
export async function insertDelivery(
  ctx: InTransaction,
  order: OrderRow,
  input: z.output<typeof dispatchInput>,
  plan: DispatchPlan,
): Promise<DeliveryRow> {
  const rows = await ctx.db
    .insert(deliveries)
    .values({
      id: newId(ctx.now),
      orderId: order.id,
      organisationId: order.organisationId,
      supplierId: order.supplierId,
      sequence: input.sequence,
      carrier: input.carrier,
      vehicle: input.vehicle,
      waybill: input.waybill,
      dispatchedOn: input.dispatchedOn,
      dispatchedAt: ctx.now,
      dispatchedById: ctx.actor.userId,
      isDemo: order.isDemo,
    })
    .returning();
  const delivery = oneRow(rows, "delivery.not_found");
  await ctx.db
    .insert(deliveryLines)
    .values(plan.drawn.map((line) => ({ id: newId(ctx.now), deliveryId: delivery.id, ...line })));
  return delivery;
}

/** Adds dispatched packs to the locked order lines and returns all lines of the order as they now stand. */
export async function addDispatched(
  ctx: InTransaction,
  lines: readonly OrderLineRow[],
  plan: DispatchPlan,
): Promise<OrderLineRow[]> {
  const after: OrderLineRow[] = [];
  for (const line of lines) {
    const packs = plan.packsOfLine.get(line.id);
    if (!packs) {
      after.push(line);
      continue;
    }
    const rows = await ctx.db
      .update(purchaseOrderLines)
      .set({ dispatchedPacks: line.dispatchedPacks + packs })
      .where(
        and(eq(purchaseOrderLines.id, line.id), eq(purchaseOrderLines.dispatchedPacks, line.dispatchedPacks)),
      )
      .returning();
    after.push(oneRow(rows, "order.wrong_state"));
  }
  return after;
}

/** The order a delivery belongs to, for its buyer. @throws DomainError `delivery.not_found`. */
export async function getOrderIdOfDelivery(ctx: InTransaction, deliveryId: string): Promise<string> {
  if (!isId(deliveryId)) throw new DomainError("delivery.not_found");
  const rows = await ctx.db
    .select({ orderId: deliveries.orderId })
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId), eq(deliveries.organisationId, ctx.actor.organisationId)));
  return oneRow(rows, "delivery.not_found").orderId;
}

/** Locks a delivery of an order whose row is already locked. @throws DomainError `delivery.not_found`. */
export async function lockDelivery(
  ctx: InTransaction,
  orderId: string,
  deliveryId: string,
): Promise<DeliveryRow> {
  const rows = await ctx.db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, deliveryId), eq(deliveries.orderId, orderId)))
    .for("update");
  return oneRow(rows, "delivery.not_found");
}

/** Moves a locked delivery to its next state. @throws DomainError `delivery.wrong_state`. */
export async function moveDelivery(
  ctx: InTransaction,
  delivery: DeliveryRow,
  to: DeliveryState,
): Promise<void> {
  if (!canMove(deliveryTransitions, delivery.state, to))
    throw new DomainError("delivery.wrong_state", { state: delivery.state, wanted: to });
  const rows = await ctx.db
    .update(deliveries)
    .set({ state: to })
    .where(and(eq(deliveries.id, delivery.id), eq(deliveries.state, delivery.state)))
    .returning({ id: deliveries.id });
  oneRow(rows, "delivery.wrong_state");
}

/** The batches a delivery draws on. */
export async function listBatchIds(ctx: InTransaction, deliveryId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ batchId: deliveryLines.batchId })
    .from(deliveryLines)
    .where(eq(deliveryLines.deliveryId, deliveryId));
  return rows.map(({ batchId }) => batchId);
}

/** The lines of a delivery, each with its batch and the price and origin of its order line, in printing order. */
export async function listDeliveredLines(ctx: InTransaction, deliveryId: string) {
  return ctx.db
    .select({
      id: deliveryLines.id,
      orderLineId: deliveryLines.orderLineId,
      batchId: deliveryLines.batchId,
      batchCode: batches.code,
      storageClass: purchaseOrderLines.storageClass,
      batchState: batches.state,
      packs: deliveryLines.packs,
      netGrams: purchaseOrderLines.netGrams,
      unitPriceFen: purchaseOrderLines.unitPriceFen,
      countyCode: purchaseOrderLines.countyCode,
      industryCode: purchaseOrderLines.industryCode,
    })
    .from(deliveryLines)
    .innerJoin(purchaseOrderLines, eq(purchaseOrderLines.id, deliveryLines.orderLineId))
    .innerJoin(batches, eq(batches.id, deliveryLines.batchId))
    .where(eq(deliveryLines.deliveryId, deliveryId))
    .orderBy(asc(purchaseOrderLines.position), asc(deliveryLines.id));
}
export type DeliveredLineRow = Awaited<ReturnType<typeof listDeliveredLines>>[number];
