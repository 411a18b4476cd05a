import { and, asc, desc, eq, inArray, max } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { isPaidEnoughToLeave } from "#app/domain/procurement/fulfilment/leave.ts";
import { mustKeepUntil } from "#app/domain/procurement/fulfilment/plan.ts";
import { suggestBatches } from "#app/domain/procurement/fulfilment/suggest.ts";
import { owedPacks } from "#app/domain/procurement/order/progress.ts";
import { dispatchableStates } from "#app/domain/procurement/order/states.ts";
import { dispatchProblem } from "#app/domain/provenance/batch/dispatchable.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { deliveries } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import type { OrderState } from "#db/vocabulary/procurement.ts";

/**
 * What the dispatch form of an order shows: lines still owed, the batches each may be drawn from, and a proposal, first expired
 * first out; the carriers and vehicles this supplier used last, to choose from. `today` is the business day of the request.
 * @throws DomainError `order.not_found`.
 */
export async function getDispatchForm(ctx: AnyContext, orderId: string) {
  requireCan(ctx, "delivery.dispatch");
  if (!isId(orderId)) throw new DomainError("order.not_found");
  const order = oneRow(await readOrder(ctx, orderId), "order.not_found");
  const [lines, [last], used] = await Promise.all([
    readOwedLines(ctx, orderId),
    ctx.db
      .select({ sequence: max(deliveries.sequence) })
      .from(deliveries)
      .where(eq(deliveries.orderId, orderId)),
    readUsed(ctx),
  ]);
  const today = dayOf(ctx.now);
  const keepUntil = mustKeepUntil(order.wantedOn, today);
  const offered = (
    await readReleased(
      ctx,
      lines.map((line) => line.productId),
    )
  ).filter((batch) => dispatchProblem(batch, keepUntil, 1) === null);
  return {
    order,
    sequence: (last?.sequence ?? 0) + 1,
    today,
    earliest: dayOf(order.confirmedAt ?? order.placedAt),
    mayLeave:
      (dispatchableStates as readonly OrderState[]).includes(order.state) && isPaidEnoughToLeave(order),
    unpaid: !isPaidEnoughToLeave(order),
    ...used,
    lines,
    batches: offered,
    suggested: suggestBatches(lines, offered, keepUntil),
  };
}

export type DispatchForm = Awaited<ReturnType<typeof getDispatchForm>>;

function readOrder({ db, actor }: Context, orderId: string) {
  return db
    .select({
      id: purchaseOrders.id,
      number: purchaseOrders.number,
      state: purchaseOrders.state,
      terms: purchaseOrders.terms,
      totalFen: purchaseOrders.totalFen,
      waivedFen: purchaseOrders.waivedFen,
      acceptedFen: purchaseOrders.acceptedFen,
      returnedFen: purchaseOrders.returnedFen,
      receivedFen: purchaseOrders.receivedFen,
      claimedFen: purchaseOrders.claimedFen,
      wantedOn: purchaseOrders.wantedOn,
      placedAt: purchaseOrders.placedAt,
      confirmedAt: purchaseOrders.confirmedAt,
      deliveryPlace: purchaseOrders.deliveryPlace,
      isDemo: purchaseOrders.isDemo,
      buyer: { nameZh: organisations.name, nameEn: organisations.nameEn, demo: organisations.isDemo },
    })
    .from(purchaseOrders)
    .innerJoin(organisations, eq(organisations.id, purchaseOrders.organisationId))
    .where(and(eq(purchaseOrders.id, orderId), eq(purchaseOrders.supplierId, actor.organisationId)));
}

/** Deliveries that are looked through for whom and what they went with, and how many of each are offered. */
const LOOKED_THROUGH = 200;
const MOST_OFFERED = 10;

/** The carriers and the vehicles of the supplier's latest deliveries, each once, the latest first. */
async function readUsed({ db, actor }: Context): Promise<{ carriers: string[]; vehicles: string[] }> {
  const latest = await db
    .select({ carrier: deliveries.carrier, vehicle: deliveries.vehicle })
    .from(deliveries)
    .where(eq(deliveries.supplierId, actor.organisationId))
    .orderBy(desc(deliveries.dispatchedAt), desc(deliveries.id))
    .limit(LOOKED_THROUGH);
  const eachOnce = (names: readonly string[]) =>
    [...new Set(names.filter((name) => name !== ""))].slice(0, MOST_OFFERED);
  return {
    carriers: eachOnce(latest.map(({ carrier }) => carrier)),
    vehicles: eachOnce(latest.map(({ vehicle }) => vehicle)),
  };
}

async function readOwedLines({ db }: Context, orderId: string) {
  const lines = await db
    .select({
      id: purchaseOrderLines.id,
      position: purchaseOrderLines.position,
      productId: purchaseOrderLines.productId,
      variantId: purchaseOrderLines.variantId,
      productNameZh: purchaseOrderLines.productNameZh,
      productNameEn: purchaseOrderLines.productNameEn,
      packZh: purchaseOrderLines.packZh,
      packEn: purchaseOrderLines.packEn,
      unitZh: purchaseOrderLines.unitZh,
      unitEn: purchaseOrderLines.unitEn,
      netGrams: purchaseOrderLines.netGrams,
      packs: purchaseOrderLines.packs,
      waivedPacks: purchaseOrderLines.waivedPacks,
      dispatchedPacks: purchaseOrderLines.dispatchedPacks,
    })
    .from(purchaseOrderLines)
    .where(eq(purchaseOrderLines.orderId, orderId))
    .orderBy(asc(purchaseOrderLines.position));
  return lines.filter((line) => owedPacks(line) > 0);
}

async function readReleased({ db, actor }: Context, productIds: readonly string[]) {
  if (productIds.length === 0) return [];
  return db
    .select({
      id: batches.id,
      code: batches.code,
      supplierCode: batches.supplierCode,
      productId: batches.productId,
      state: batches.state,
      packedOn: batches.packedOn,
      bestBeforeOn: batches.bestBeforeOn,
      quantityGrams: batches.quantityGrams,
      dispatchedGrams: batches.dispatchedGrams,
      usedGrams: batches.usedGrams,
    })
    .from(batches)
    .where(
      and(
        inArray(batches.productId, [...new Set(productIds)]),
        eq(batches.state, "released"),
        eq(batches.organisationId, actor.organisationId),
      ),
    )
    .orderBy(asc(batches.bestBeforeOn), asc(batches.packedOn), asc(batches.code));
}
