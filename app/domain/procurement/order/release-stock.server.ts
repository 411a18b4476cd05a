import { asc, eq, inArray, sql } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { stocks } from "#db/schema/catalogue.server.ts";
import { purchaseOrderLines } from "#db/schema/procurement.server.ts";

/**
 * Gives back the stock an order still holds: what was ordered and not yet dispatched. Stock rows are locked in
 * primary-key order, and lines that hit one row are summed, as everywhere.
 */
export async function releaseOrderStock(ctx: InTransaction, orderId: string): Promise<void> {
  const owed = await ctx.db
    .select({
      variantId: purchaseOrderLines.variantId,
      packs: sql<number>`sum(${purchaseOrderLines.packs} - ${purchaseOrderLines.dispatchedPacks})::int`,
    })
    .from(purchaseOrderLines)
    .where(eq(purchaseOrderLines.orderId, orderId))
    .groupBy(purchaseOrderLines.variantId)
    .orderBy(asc(purchaseOrderLines.variantId));
  const variantIds = owed.map((row) => row.variantId);
  await ctx.db
    .select({ variantId: stocks.variantId })
    .from(stocks)
    .where(inArray(stocks.variantId, variantIds))
    .orderBy(asc(stocks.variantId))
    .for("update");
  for (const { variantId, packs } of owed) {
    await ctx.db
      .update(stocks)
      .set({ allocatedPacks: sql`${stocks.allocatedPacks} - ${packs}` })
      .where(eq(stocks.variantId, variantId));
  }
}
