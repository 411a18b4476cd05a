import { and, eq } from "drizzle-orm";
import { lockOwnProduct, type ProductRow } from "#app/domain/catalogue/product/records.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { brokenConstraintOf, type InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError, type ErrorCode, type FieldIssue } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { priceTiers, variants } from "#db/schema/catalogue.server.ts";
import { type PriceTier, type TierProblem, tierProblems } from "#app/domain/catalogue/price/tiers.ts";

export type VariantRow = typeof variants.$inferSelect;

/**
 * Loads a pack of the actor's organisation with its product, which is locked first: every edit of a listing waits there.
 * @throws DomainError `variant.not_found`, also for another organisation's pack.
 */
export async function lockOwnVariant(
  ctx: InTransaction,
  variantId: string,
): Promise<{ variant: VariantRow; product: ProductRow }> {
  if (!isId(variantId)) throw new DomainError("variant.not_found");
  const owned = and(eq(variants.id, variantId), eq(variants.organisationId, ctx.actor.organisationId));
  const { productId } = oneRow(
    await ctx.db.select({ productId: variants.productId }).from(variants).where(owned),
    "variant.not_found",
  );
  const product = await lockOwnProduct(ctx, productId);
  const variant = oneRow(await ctx.db.select().from(variants).where(owned), "variant.not_found");
  return { variant, product };
}

const codeOf: Record<TierProblem["problem"], ErrorCode> = {
  starts_above_moq: "variant.tier_starts_above_moq",
  not_rising: "variant.tier_not_rising",
  price_rises: "variant.tier_price_rises",
};

/** The tiers as rows. @throws DomainError `variant.tiers_invalid` with an issue at the tier meant. */
export function checkedTiers(
  typed: readonly { fromPacks: number; price: number }[],
  moqPacks: number,
): PriceTier[] {
  const tiers = typed.map(({ fromPacks, price }) => ({ fromPacks, unitPriceFen: price }));
  const issues = tierProblems(tiers, moqPacks).map(({ tier, problem }): FieldIssue => {
    const field = problem === "price_rises" ? "price" : "fromPacks";
    const before = tiers[tier - 1];
    return {
      path: ["tiers", tier, field],
      code: codeOf[problem],
      details: {
        moq: moqPacks,
        before: before?.fromPacks ?? null,
        priceBeforeFen: before?.unitPriceFen ?? null,
      },
    };
  });
  if (issues.length > 0) throw new DomainError("variant.tiers_invalid", {}, issues);
  return tiers;
}

/** Replaces the price tiers of a pack whose product is locked. */
export async function replaceTiers(
  ctx: InTransaction,
  variantId: string,
  tiers: readonly PriceTier[],
): Promise<void> {
  await ctx.db.delete(priceTiers).where(eq(priceTiers.variantId, variantId));
  await ctx.db.insert(priceTiers).values(tiers.map((tier) => ({ variantId, ...tier })));
}

/**
 * Runs a write of a pack whose item number must be the supplier's only one, and whose GTIN nobody else's.
 * @throws DomainError `variant.sku_taken`, `variant.gtin_taken`.
 */
export async function withOwnNumbers<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    const broken = brokenConstraintOf(error);
    if (broken === "variants_sku")
      throw new DomainError("variant.sku_taken", {}, [{ path: ["sku"], code: "variant.sku_taken" }]);
    if (broken === "variants_gtin")
      throw new DomainError("variant.gtin_taken", {}, [{ path: ["gtin"], code: "variant.gtin_taken" }]);
    throw error;
  }
}
