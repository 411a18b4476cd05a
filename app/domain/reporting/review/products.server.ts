import { and, asc, desc, eq, gt, lt, or, sql } from "drizzle-orm";
import { answersForCounty, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import {
  claimedMarks,
  industries,
  priceEvidence,
  productPhotographs,
  products,
  variants,
} from "#db/schema/catalogue.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";
import type { ProductState } from "#db/vocabulary/catalogue.ts";
import { answeredFor } from "./scope.server.ts";

/**
 * The products of the counties an official answers for, in one state: those waiting in the order they came, others the
 * latest first; one page.
 */
export async function listReviewedProducts(
  ctx: AnyContext,
  { state, after = null }: { state: ProductState; after?: string | null },
) {
  requireCan(ctx, "product.review");
  const position = readPosition(after);
  const queue = state === "submitted";
  const [beyond, order] = queue ? [gt, asc] : [lt, desc];
  const at = sql`coalesce(${products.submittedAt}, ${products.createdAt})`;
  const rows = await ctx.db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      state: products.state,
      at: sql<Date>`${at}`.mapWith(products.createdAt),
      isDemo: products.isDemo,
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      industry: { nameZh: industries.nameZh, nameEn: industries.nameEn },
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
    })
    .from(products)
    .innerJoin(counties, eq(counties.code, products.countyCode))
    .innerJoin(industries, eq(industries.code, products.industryCode))
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .where(
      and(
        eq(products.state, state),
        answeredFor(ctx.actor, products.countyCode),
        position
          ? or(
              beyond(at, position.at.toISOString()),
              and(eq(at, position.at.toISOString()), beyond(products.id, position.id)),
            )
          : undefined,
      ),
    )
    .orderBy(order(at), order(products.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(rows, (row) => ({ at: row.at, id: row.id }));
}

/**
 * A product as its reviewer reads it: what it says of itself, its base, packs, claims, pictures and price references.
 * @throws DomainError `product.not_found`, also for another county's.
 */
export async function getReviewedProduct(ctx: AnyContext, productId: string) {
  requireCan(ctx, "product.review");
  if (!isId(productId)) throw new DomainError("product.not_found");
  const found = oneRow(
    await ctx.db
      .select({
        product: products,
        county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
        industry: { nameZh: industries.nameZh, nameEn: industries.nameEn },
        supplier: {
          id: organisations.id,
          nameZh: organisations.name,
          nameEn: organisations.nameEn,
          demo: organisations.isDemo,
          sellerForce: organisations.sellerForce,
          householdsInvolved: organisations.householdsInvolved,
          householdBenefit: organisations.householdBenefit,
        },
        base: {
          nameZh: productionBases.nameZh,
          nameEn: productionBases.nameEn,
          township: productionBases.township,
          village: productionBases.village,
          areaMilliMu: productionBases.areaMilliMu,
          countyCode: productionBases.countyCode,
        },
      })
      .from(products)
      .innerJoin(counties, eq(counties.code, products.countyCode))
      .innerJoin(industries, eq(industries.code, products.industryCode))
      .innerJoin(organisations, eq(organisations.id, products.organisationId))
      .leftJoin(productionBases, eq(productionBases.id, products.baseId))
      .where(eq(products.id, productId)),
    "product.not_found",
  );
  if (!answersForCounty(ctx.actor, found.product.countyCode)) throw new DomainError("product.not_found");
  const { db } = ctx;
  const [packs, claims, photographs, evidence] = await Promise.all([
    db
      .select({
        id: variants.id,
        packZh: variants.packZh,
        packEn: variants.packEn,
        netGrams: variants.netGrams,
        moqPacks: variants.moqPacks,
        isActive: variants.isActive,
        fromPriceFen: sql<
          number | null
        >`(select min(t.unit_price_fen) from price_tiers t where t.variant_id = variants.id)`,
      })
      .from(variants)
      .where(eq(variants.productId, productId))
      .orderBy(asc(variants.position), asc(variants.id)),
    db
      .select({ claim: claimedMarks.claim, sourceUrl: claimedMarks.sourceUrl })
      .from(claimedMarks)
      .where(eq(claimedMarks.productId, productId)),
    db
      .select({ fileId: productPhotographs.fileId, altZh: productPhotographs.altZh })
      .from(productPhotographs)
      .where(eq(productPhotographs.productId, productId))
      .orderBy(asc(productPhotographs.position)),
    db
      .select()
      .from(priceEvidence)
      .where(eq(priceEvidence.productId, productId))
      .orderBy(asc(priceEvidence.id)),
  ]);
  return { ...found, packs, claims, photographs, evidence };
}
