import { eq, sql } from "drizzle-orm";
import { releaseStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { purchaseOrderLines } from "#db/schema/orders.server.ts";

/** Gives back the stock an order still holds: what was ordered and neither dispatched nor agreed not to come. */
export async function releaseOrderStock(ctx: InTransaction, orderId: string): Promise<void> {
  const owed = await ctx.db
    .select({
      variantId: purchaseOrderLines.variantId,
      packs: sql<number>`${purchaseOrderLines.packs} - ${purchaseOrderLines.waivedPacks} - ${purchaseOrderLines.dispatchedPacks}`,
    })
    .from(purchaseOrderLines)
    .where(eq(purchaseOrderLines.orderId, orderId));
  await releaseStock(ctx, owed);
}
