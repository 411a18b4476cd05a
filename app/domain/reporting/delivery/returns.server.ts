import { and, desc, eq } from "drizzle-orm";
import { behind } from "#app/domain/core/behind.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { users } from "#db/schema/accounts.server.ts";
import { deliveries, deliveryLines, goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { batches } from "#db/schema/provenance.server.ts";

/** What the actor's institution sent back, newest first; one page. */
export async function listReturns(ctx: AnyContext, { after = null }: { after?: string | null } = {}) {
  requireCan(ctx, "order.read");
  const position = readPosition(after);
  const rows = await ctx.db
    .select({
      id: goodsReturns.id,
      packs: goodsReturns.packs,
      amountFen: goodsReturns.amountFen,
      reason: goodsReturns.reason,
      note: goodsReturns.note,
      returnedOn: goodsReturns.returnedOn,
      recordedAt: goodsReturns.recordedAt,
      recordedByName: users.name,
      deliveryId: deliveries.id,
      sequence: deliveries.sequence,
      orderNumber: purchaseOrders.number,
      productNameZh: purchaseOrderLines.productNameZh,
      productNameEn: purchaseOrderLines.productNameEn,
      unitZh: purchaseOrderLines.unitZh,
      unitEn: purchaseOrderLines.unitEn,
      batchCode: batches.code,
    })
    .from(goodsReturns)
    .innerJoin(users, eq(users.id, goodsReturns.recordedById))
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, goodsReturns.orderId))
    .innerJoin(purchaseOrderLines, eq(purchaseOrderLines.id, goodsReturns.orderLineId))
    .innerJoin(deliveryLines, eq(deliveryLines.id, goodsReturns.deliveryLineId))
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .innerJoin(batches, eq(batches.id, deliveryLines.batchId))
    .where(
      and(
        eq(goodsReturns.organisationId, ctx.actor.organisationId),
        behind(position, goodsReturns.recordedAt, goodsReturns.id),
      ),
    )
    .orderBy(desc(goodsReturns.recordedAt), desc(goodsReturns.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.recordedAt, id: row.id }));
}

export type ReturnListRow = Awaited<ReturnType<typeof listReturns>>["rows"][number];
