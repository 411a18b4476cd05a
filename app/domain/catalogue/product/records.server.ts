import { and, eq, sql } from "drizzle-orm";
import { answersForCounty } from "#app/domain/core/authorise.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { canMove } from "#app/kernel/transitions.ts";
import { products } from "#db/schema/catalogue.server.ts";
import type { ProductState } from "#db/vocabulary/catalogue.ts";
import { productTransitions } from "./states.ts";

export type ProductRow = typeof products.$inferSelect;

/**
 * Loads and locks a product of the actor's organisation. Everything that changes the product, its packs, prices or
 * photographs waits here.
 * @throws DomainError `product.not_found`, also for another organisation's product.
 */
export async function lockOwnProduct(ctx: InTransaction, productId: string): Promise<ProductRow> {
  if (!isId(productId)) throw new DomainError("product.not_found");
  const rows = await ctx.db
    .select()
    .from(products)
    .where(and(eq(products.id, productId), eq(products.organisationId, ctx.actor.organisationId)))
    .for("update");
  return oneRow(rows, "product.not_found");
}

/**
 * Loads and locks a product whose county the official's office answers for.
 * @throws DomainError `product.not_found`, also for another county's product.
 */
export async function lockReviewedProduct(ctx: InTransaction, productId: string): Promise<ProductRow> {
  if (!isId(productId)) throw new DomainError("product.not_found");
  const rows = await ctx.db.select().from(products).where(eq(products.id, productId)).for("update");
  const product = oneRow(rows, "product.not_found");
  if (!answersForCounty(ctx.actor, product.countyCode)) throw new DomainError("product.not_found");
  return product;
}

/** @throws DomainError `product.changed` when somebody edited the product after the person looked at it. */
export function requireRevision(product: ProductRow, revision: number): void {
  if (product.revision !== revision) throw new DomainError("product.changed", { revision: product.revision });
}

/** @throws DomainError `product.wrong_state` when the table does not allow the step. */
export function requireMove(product: ProductRow, to: ProductState): void {
  if (!canMove(productTransitions, product.state, to))
    throw new DomainError("product.wrong_state", { state: product.state, wanted: to });
}

/**
 * Moves a locked product to its next state, together with what changes with it.
 * @throws DomainError `product.wrong_state`.
 */
export async function moveProduct(
  ctx: InTransaction,
  product: ProductRow,
  to: ProductState,
  changes: Partial<Omit<typeof products.$inferInsert, "id" | "state" | "organisationId">> = {},
): Promise<ProductRow> {
  requireMove(product, to);
  const rows = await ctx.db
    .update(products)
    .set({ ...changes, state: to, updatedAt: ctx.now })
    .where(and(eq(products.id, product.id), eq(products.state, product.state)))
    .returning();
  return oneRow(rows, "product.wrong_state");
}

/** Raises the revision of a locked product and brings its derived columns up to date; the last write of an edit. */
export async function touchProduct(ctx: InTransaction, productId: string): Promise<ProductRow> {
  const rows = await ctx.db
    .update(products)
    .set({ revision: sql`${products.revision} + 1`, updatedAt: ctx.now, ...derivedColumns })
    .where(eq(products.id, productId))
    .returning();
  return oneRow(rows, "product.not_found");
}

/** Whether some active pack could be ordered now, and the lowest price and MOQ over the active packs. */
export const derivedColumns = {
  fromPriceFen: sql<number>`(select min(t.unit_price_fen) from variants v join price_tiers t on t.variant_id = v.id where v.product_id = ${products.id} and v.is_active)`,
  fromMoqPacks: sql<number>`(select min(v.moq_packs) from variants v where v.product_id = ${products.id} and v.is_active)`,
  inStock: sql<boolean>`exists (select from variants v join stocks s on s.variant_id = v.id where v.product_id = ${products.id} and v.is_active and s.on_hand_packs - s.allocated_packs >= v.moq_packs)`,
};
