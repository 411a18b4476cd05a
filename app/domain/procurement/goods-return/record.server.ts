import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { assertDayWithin } from "#app/domain/procurement/fulfilment/day-window.ts";
import type { OrderRow } from "#app/domain/procurement/order/records.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { lineAmountFen } from "#app/kernel/money.ts";
import { goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import type { z } from "zod";
import type { returnGoodsInput } from "./input.ts";
import { countReturnedPacks, type GoodsReturnRow, getAcceptedLine } from "./records.server.ts";
import { assertReturnable } from "./returnable.ts";

/**
 * Writes a return of accepted packs of one delivery line at the order's frozen price, and counts it on the order and
 * its line. The caller holds the order's lock. Returned packs do not go back on sale by themselves.
 * @throws DomainError `delivery.wrong_state` before acceptance, `return.day_impossible`, `return.over_accepted`.
 */
export async function recordReturn(
  ctx: InTransaction,
  order: OrderRow,
  input: z.output<typeof returnGoodsInput>,
): Promise<{ goodsReturn: GoodsReturnRow; batchId: string; deliveryId: string; netGrams: number }> {
  const line = await getAcceptedLine(ctx, input.deliveryLineId);
  const window = { from: line.receivedOn, to: dayOf(ctx.now) };
  assertDayWithin(input.returnedOn, window, "return.day_impossible", "returnedOn");
  assertReturnable(input.packs, line.acceptedPacks, await countReturnedPacks(ctx, input.deliveryLineId));

  const rows = await ctx.db
    .insert(goodsReturns)
    .values({
      ...input,
      id: newId(ctx.now),
      organisationId: order.organisationId,
      orderId: order.id,
      orderLineId: line.orderLineId,
      amountFen: lineAmountFen(input.packs, line.unitPriceFen),
      recordedById: ctx.actor.userId,
      recordedAt: ctx.now,
    })
    .returning();
  const goodsReturn = oneRow(rows, "delivery.not_found");
  await countOnOrder(ctx, order, goodsReturn, line.returnedPacksOfOrderLine);
  return { goodsReturn, batchId: line.batchId, deliveryId: line.deliveryId, netGrams: line.netGrams };
}

async function countOnOrder(
  ctx: InTransaction,
  order: OrderRow,
  goodsReturn: GoodsReturnRow,
  before: number,
) {
  const lines = await ctx.db
    .update(purchaseOrderLines)
    .set({ returnedPacks: before + goodsReturn.packs })
    .where(
      and(eq(purchaseOrderLines.id, goodsReturn.orderLineId), eq(purchaseOrderLines.returnedPacks, before)),
    )
    .returning({ id: purchaseOrderLines.id });
  oneRow(lines, "order.wrong_state");
  const orders = await ctx.db
    .update(purchaseOrders)
    .set({ returnedFen: order.returnedFen + goodsReturn.amountFen })
    .where(and(eq(purchaseOrders.id, order.id), eq(purchaseOrders.returnedFen, order.returnedFen)))
    .returning({ id: purchaseOrders.id });
  oneRow(orders, "order.wrong_state");
}
