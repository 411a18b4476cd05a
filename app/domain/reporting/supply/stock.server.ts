import { and, asc, desc, eq, gt } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { users } from "#db/schema/accounts.server.ts";
import { products, stockMovements, stocks, variants } from "#db/schema/catalogue.server.ts";

/** How many packs a page of the stock list shows. */
const PAGE_PACKS = 100;

const columns = {
  variantId: variants.id,
  sku: variants.sku,
  packZh: variants.packZh,
  packEn: variants.packEn,
  unitZh: variants.unitZh,
  unitEn: variants.unitEn,
  moqPacks: variants.moqPacks,
  isActive: variants.isActive,
  onHandPacks: stocks.onHandPacks,
  allocatedPacks: stocks.allocatedPacks,
  product: { id: products.id, nameZh: products.nameZh, nameEn: products.nameEn, state: products.state },
};

/** The stock of every pack of the actor's organisation, by item number; one page, from the item number `after` on. */
export async function listStock(ctx: Context, after: string | null) {
  const rows = await ctx.db
    .select(columns)
    .from(variants)
    .innerJoin(stocks, eq(stocks.variantId, variants.id))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(
      and(eq(variants.organisationId, ctx.actor.organisationId), after ? gt(variants.sku, after) : undefined),
    )
    .orderBy(asc(variants.sku))
    .limit(PAGE_PACKS + 1);
  const shown = rows.slice(0, PAGE_PACKS);
  return { rows: shown, next: rows.length > PAGE_PACKS ? (shown.at(-1)?.sku ?? null) : null };
}

/**
 * The stock of one pack of the actor's organisation.
 * @throws DomainError `variant.not_found`, also for another organisation's.
 */
export async function getStock(ctx: Context, variantId: string) {
  if (!isId(variantId)) throw new DomainError("variant.not_found");
  const rows = await ctx.db
    .select(columns)
    .from(variants)
    .innerJoin(stocks, eq(stocks.variantId, variants.id))
    .innerJoin(products, eq(products.id, variants.productId))
    .where(and(eq(variants.id, variantId), eq(variants.organisationId, ctx.actor.organisationId)));
  return oneRow(rows, "variant.not_found");
}

/** The latest movements of a pack's on-hand stock. */
export async function listMovements(ctx: Context, variantId: string) {
  return ctx.db
    .select({
      id: stockMovements.id,
      kind: stockMovements.kind,
      packs: stockMovements.packs,
      reason: stockMovements.reason,
      createdAt: stockMovements.createdAt,
      by: users.name,
    })
    .from(stockMovements)
    .leftJoin(users, eq(users.id, stockMovements.createdById))
    .where(eq(stockMovements.variantId, variantId))
    .orderBy(desc(stockMovements.createdAt), desc(stockMovements.id))
    .limit(50);
}
