import { eq } from "drizzle-orm";
import { derivedColumns } from "#app/domain/catalogue/product/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { products, stockMovements, stocks, variants } from "#db/schema/catalogue.server.ts";
import type { StockMovementKind } from "#db/vocabulary/catalogue.ts";
import type { StockRow } from "./lock.server.ts";
import { MAX_ON_HAND } from "./limits.ts";

/**
 * Locks the stock of a pack of the actor's organisation.
 * @throws DomainError `variant.not_found`, also for another organisation's pack.
 */
export async function lockOwnStock(ctx: InTransaction, variantId: string): Promise<StockRow> {
  if (!isId(variantId)) throw new DomainError("variant.not_found");
  const rows = await ctx.db.select().from(stocks).where(eq(stocks.variantId, variantId)).for("update");
  const stock = oneRow(rows, "variant.not_found");
  if (stock.organisationId !== ctx.actor.organisationId) throw new DomainError("variant.not_found");
  return stock;
}

/**
 * Moves the on-hand figure of a locked stock row by `packs` (signed), with its movement, the product's in-stock mark
 * and the audit.
 * @throws DomainError `stock.below_allocated`, `stock.over_limit`.
 */
export async function moveOnHand(
  ctx: InTransaction,
  stock: StockRow,
  kind: StockMovementKind,
  packs: number,
  reason: string,
): Promise<StockRow> {
  const onHandPacks = stock.onHandPacks + packs;
  if (onHandPacks < stock.allocatedPacks)
    throw new DomainError("stock.below_allocated", { allocated: stock.allocatedPacks });
  if (onHandPacks > MAX_ON_HAND) throw new DomainError("stock.over_limit", { most: MAX_ON_HAND });
  const moved = oneRow(
    await ctx.db.update(stocks).set({ onHandPacks }).where(eq(stocks.variantId, stock.variantId)).returning(),
    "variant.not_found",
  );
  await ctx.db.insert(stockMovements).values({
    id: newId(ctx.now),
    variantId: stock.variantId,
    kind,
    packs,
    reason: reason || null,
    createdAt: ctx.now,
    createdById: ctx.actor.userId,
  });
  const [variant] = await ctx.db
    .select({ productId: variants.productId })
    .from(variants)
    .where(eq(variants.id, stock.variantId));
  if (variant)
    await ctx.db
      .update(products)
      .set({ inStock: derivedColumns.inStock })
      .where(eq(products.id, variant.productId));
  await recordAudit(ctx, {
    action: kind === "receipt" ? "stock.received" : "stock.corrected",
    subjectType: "variant",
    subjectId: stock.variantId,
    before: { onHandPacks: stock.onHandPacks },
    after: { onHandPacks },
    ...(reason ? { reason } : {}),
  });
  return moved;
}
