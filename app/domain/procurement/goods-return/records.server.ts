import { and, eq, sum } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import {
  acceptanceLines,
  acceptances,
  deliveries,
  deliveryLines,
  goodsReturns,
} from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines } from "#db/schema/orders.server.ts";

export type GoodsReturnRow = typeof goodsReturns.$inferSelect;

/** The return a form of the actor's organisation has already made; null before it was first sent. */
export async function findReturnByKey(
  ctx: InTransaction,
  requestKey: string,
): Promise<GoodsReturnRow | null> {
  const [row] = await ctx.db
    .select()
    .from(goodsReturns)
    .where(
      and(eq(goodsReturns.organisationId, ctx.actor.organisationId), eq(goodsReturns.requestKey, requestKey)),
    );
  return row ?? null;
}

/** The order of a delivery line of the actor's organisation. @throws DomainError `delivery.not_found`. */
export async function getOrderIdOfDeliveryLine(ctx: InTransaction, deliveryLineId: string): Promise<string> {
  if (!isId(deliveryLineId)) throw new DomainError("delivery.not_found");
  const rows = await ctx.db
    .select({ orderId: deliveries.orderId })
    .from(deliveryLines)
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .where(
      and(eq(deliveryLines.id, deliveryLineId), eq(deliveries.organisationId, ctx.actor.organisationId)),
    );
  return oneRow(rows, "delivery.not_found").orderId;
}

/** A delivery line with what was accepted of it. @throws DomainError `delivery.wrong_state` before two people signed. */
export async function getAcceptedLine(ctx: InTransaction, deliveryLineId: string) {
  const rows = await ctx.db
    .select({
      deliveryId: deliveryLines.deliveryId,
      batchId: deliveryLines.batchId,
      netGrams: purchaseOrderLines.netGrams,
      orderLineId: deliveryLines.orderLineId,
      unitPriceFen: purchaseOrderLines.unitPriceFen,
      returnedPacksOfOrderLine: purchaseOrderLines.returnedPacks,
      acceptedPacks: acceptanceLines.acceptedPacks,
      receivedOn: acceptances.receivedOn,
    })
    .from(deliveryLines)
    .innerJoin(purchaseOrderLines, eq(purchaseOrderLines.id, deliveryLines.orderLineId))
    .innerJoin(
      acceptances,
      and(eq(acceptances.deliveryId, deliveryLines.deliveryId), eq(acceptances.state, "signed")),
    )
    .innerJoin(
      acceptanceLines,
      and(
        eq(acceptanceLines.acceptanceId, acceptances.id),
        eq(acceptanceLines.deliveryLineId, deliveryLines.id),
      ),
    )
    .where(eq(deliveryLines.id, deliveryLineId));
  return oneRow(rows, "delivery.wrong_state");
}

/** Packs of a delivery line that have been sent back so far. */
export async function countReturnedPacks(ctx: InTransaction, deliveryLineId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ packs: sum(goodsReturns.packs).mapWith(Number) })
    .from(goodsReturns)
    .where(eq(goodsReturns.deliveryLineId, deliveryLineId));
  return row?.packs ?? 0;
}
