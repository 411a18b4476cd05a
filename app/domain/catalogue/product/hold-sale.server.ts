import { and, eq, inArray, isNull } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { isId } from "#app/kernel/id.ts";
import { products } from "#db/schema/catalogue.server.ts";

/** Locks products in key order, as an update of them does; scoping is the caller's. */
export async function lockProducts(ctx: InTransaction, productIds: readonly string[]): Promise<void> {
  const known = [...new Set(productIds)].filter(isId);
  if (known.length === 0) return;
  await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(inArray(products.id, known))
    .orderBy(products.id)
    .for("no key update");
}

/** Takes products off sale until `endSaleHold`, whatever their state; those held already stay held since then. */
export async function holdSale(ctx: InTransaction, productIds: readonly string[]): Promise<void> {
  const asked = [...new Set(productIds)];
  if (asked.length === 0) return;
  await lockProducts(ctx, asked);
  await ctx.db
    .update(products)
    .set({ saleHeldAt: ctx.now })
    .where(and(inArray(products.id, asked), isNull(products.saleHeldAt)));
}

/** Lets a product be sold again, if its state and its certificates allow it. */
export async function endSaleHold(ctx: InTransaction, productId: string): Promise<void> {
  await ctx.db.update(products).set({ saleHeldAt: null }).where(eq(products.id, productId));
}
