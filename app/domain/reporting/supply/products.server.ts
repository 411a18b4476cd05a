import { and, asc, desc, eq, sql } from "drizzle-orm";
import { behind } from "#app/domain/core/behind.server.ts";
import type { Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { counties } from "#db/schema/accounts.server.ts";
import {
  claimedMarks,
  industries,
  priceEvidence,
  priceTiers,
  productPhotographs,
  products,
  stocks,
  variants,
} from "#db/schema/catalogue.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";
import { type ProductState, productStates } from "#db/vocabulary/catalogue.ts";

/** The state a list is filtered by, from a query parameter; null for anything that is none. */
export function readProductState(word: string | null): ProductState | null {
  return productStates.find((state) => state === word) ?? null;
}

/** The products of the actor's organisation, the latest begun first; one page. */
export async function listOwnProducts(
  ctx: Context,
  { state = null, after = null }: { state?: ProductState | null; after?: string | null },
) {
  const position = readPosition(after);
  const rows = await ctx.db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      family: products.family,
      state: products.state,
      fromPriceFen: products.fromPriceFen,
      fromMoqPacks: products.fromMoqPacks,
      inStock: products.inStock,
      returnedReason: products.returnedReason,
      isDemo: products.isDemo,
      createdAt: products.createdAt,
      packs: sql<number>`(select count(*)::int from variants v where v.product_id = products.id and v.is_active)`,
    })
    .from(products)
    .where(
      and(
        eq(products.organisationId, ctx.actor.organisationId),
        state ? eq(products.state, state) : undefined,
        behind(position, products.createdAt, products.id),
      ),
    )
    .orderBy(desc(products.createdAt), desc(products.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.createdAt, id: row.id }));
}

/**
 * A product of the actor's organisation as its editor needs it.
 * @throws DomainError `product.not_found`, also for another organisation's.
 */
export async function getOwnProduct(ctx: Context, productId: string) {
  if (!isId(productId)) throw new DomainError("product.not_found");
  const rows = await ctx.db
    .select({
      product: products,
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      industry: { nameZh: industries.nameZh, nameEn: industries.nameEn },
      base: { nameZh: productionBases.nameZh, nameEn: productionBases.nameEn },
    })
    .from(products)
    .innerJoin(counties, eq(counties.code, products.countyCode))
    .innerJoin(industries, eq(industries.code, products.industryCode))
    .leftJoin(productionBases, eq(productionBases.id, products.baseId))
    .where(and(eq(products.id, productId), eq(products.organisationId, ctx.actor.organisationId)));
  return oneRow(rows, "product.not_found");
}

/** The marks a product claims. */
export async function listClaims(ctx: Context, productId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ claim: claimedMarks.claim })
    .from(claimedMarks)
    .where(eq(claimedMarks.productId, productId))
    .orderBy(asc(claimedMarks.claim));
  return rows.map((row) => row.claim);
}

/** The packs of a product with their tiers and stock, in their order. */
export async function listPacks(ctx: Context, productId: string) {
  return ctx.db
    .select({
      id: variants.id,
      sku: variants.sku,
      packZh: variants.packZh,
      packEn: variants.packEn,
      unitZh: variants.unitZh,
      unitEn: variants.unitEn,
      netGrams: variants.netGrams,
      moqPacks: variants.moqPacks,
      multiplePacks: variants.multiplePacks,
      weeklyCapacityPacks: variants.weeklyCapacityPacks,
      gtin: variants.gtin,
      position: variants.position,
      isActive: variants.isActive,
      onHandPacks: stocks.onHandPacks,
      allocatedPacks: stocks.allocatedPacks,
      tiers: sql<{ fromPacks: number; unitPriceFen: number }[]>`coalesce((
        select json_agg(json_build_object('fromPacks', ${priceTiers.fromPacks}, 'unitPriceFen', ${priceTiers.unitPriceFen}) order by ${priceTiers.fromPacks})
        from ${priceTiers} where ${priceTiers.variantId} = ${variants.id}), '[]'::json)`,
    })
    .from(variants)
    .innerJoin(stocks, eq(stocks.variantId, variants.id))
    .where(and(eq(variants.productId, productId), eq(variants.organisationId, ctx.actor.organisationId)))
    .orderBy(asc(variants.position), asc(variants.id));
}

/** The photographs of a product, the first being the one on its card. */
export async function listPhotographs(ctx: Context, productId: string) {
  return ctx.db
    .select({ fileId: productPhotographs.fileId, altZh: productPhotographs.altZh })
    .from(productPhotographs)
    .where(eq(productPhotographs.productId, productId))
    .orderBy(asc(productPhotographs.position));
}

/** Where prices for such goods were seen. */
export async function listPriceEvidence(ctx: Context, productId: string) {
  return ctx.db
    .select()
    .from(priceEvidence)
    .where(eq(priceEvidence.productId, productId))
    .orderBy(asc(priceEvidence.id));
}
