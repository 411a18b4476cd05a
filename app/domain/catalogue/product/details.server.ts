import { eq } from "drizzle-orm";
import { brokenConstraintOf, type InTransaction } from "#app/domain/core/transaction.server.ts";
import { englishOr } from "#app/kernel/english-name.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { claimedMarks, industries } from "#db/schema/catalogue.server.ts";
import type { ProductDetails } from "./input.ts";
import { searchText } from "./search-text.ts";

/**
 * The columns that a product's form fills in, with the search text made of them.
 * @throws DomainError `product.origin_unknown`, `product.industry_not_for_sale` (tobacco is a state monopoly).
 */
export async function detailColumns(ctx: InTransaction, details: ProductDetails) {
  await requireOrigin(ctx, details);
  const [supplier] = await ctx.db
    .select({ name: organisations.name })
    .from(organisations)
    .where(eq(organisations.id, ctx.actor.organisationId));
  const { claims: _, baseId, seasonFromMonth, seasonToMonth, shelfLifeDays, ...given } = details;
  const rest = { ...given, nameEn: englishOr(given.nameEn, given.nameZh) };
  return {
    ...rest,
    baseId: baseId || null,
    seasonFromMonth: seasonFromMonth ?? null,
    seasonToMonth: seasonToMonth ?? null,
    shelfLifeDays: shelfLifeDays ?? null,
    searchText: searchText({ ...rest, supplierName: supplier?.name ?? "" }),
  };
}

async function requireOrigin(ctx: InTransaction, details: ProductDetails): Promise<void> {
  const [industry] = await ctx.db
    .select({ sellableOnline: industries.sellableOnline })
    .from(industries)
    .where(eq(industries.code, details.industryCode));
  if (!industry) throw unknownOrigin("industryCode");
  if (!industry.sellableOnline)
    throw new DomainError("product.industry_not_for_sale", {}, [
      { path: ["industryCode"], code: "product.industry_not_for_sale" },
    ]);
  const [county] = await ctx.db
    .select({ code: counties.code })
    .from(counties)
    .where(eq(counties.code, details.countyCode));
  if (!county) throw unknownOrigin("countyCode");
}

function unknownOrigin(field: string): DomainError {
  return new DomainError("product.origin_unknown", {}, [{ path: [field], code: "product.origin_unknown" }]);
}

/**
 * Runs a write of a product whose base must be its organisation's own, as the foreign key says.
 * @throws DomainError `base.not_found`.
 */
export async function withOwnBase<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (brokenConstraintOf(error) === "products_base_fk")
      throw new DomainError("base.not_found", {}, [{ path: ["baseId"], code: "base.not_found" }]);
    throw error;
  }
}

/** Replaces the marks a product claims. */
export async function replaceClaims(
  ctx: InTransaction,
  productId: string,
  claims: readonly string[],
): Promise<void> {
  await ctx.db.delete(claimedMarks).where(eq(claimedMarks.productId, productId));
  if (claims.length === 0) return;
  await ctx.db.insert(claimedMarks).values(claims.map((claim) => ({ productId, claim })));
}
