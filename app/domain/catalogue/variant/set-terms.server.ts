import { and, asc, eq } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { touchProduct } from "#app/domain/catalogue/product/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { priceTiers, variants } from "#db/schema/catalogue.server.ts";
import { type SetVariantTerms, setVariantTermsInput } from "./input.ts";
import {
  checkedTiers,
  lockOwnVariant,
  replaceTiers,
  type VariantRow,
  withOwnNumbers,
} from "./records.server.ts";

/**
 * Sets how a pack is sold: MOQ, multiple, weekly capacity, price tiers, and whether it is sold at all. A product on
 * sale stays on sale; orders and requisitions keep the prices they hold.
 * @throws DomainError `variant.not_found`, `variant.tiers_invalid`, `variant.gtin_taken`.
 */
export async function setVariantTerms(ctx: AnyContext, raw: SetVariantTerms): Promise<VariantRow> {
  requireCan(ctx, "product.edit");
  const { variantId, tiers: typed, ...terms } = setVariantTermsInput.parse(raw);
  const tiers = checkedTiers(typed, terms.moqPacks);
  return inTransaction(ctx, async (ctx) => {
    const { variant, product } = await lockOwnVariant(ctx, variantId);
    const tiersBefore = await ctx.db
      .select({ fromPacks: priceTiers.fromPacks, unitPriceFen: priceTiers.unitPriceFen })
      .from(priceTiers)
      .where(eq(priceTiers.variantId, variantId))
      .orderBy(asc(priceTiers.fromPacks));
    const rows = await withOwnNumbers(() =>
      ctx.db
        .update(variants)
        .set(terms)
        .where(and(eq(variants.id, variantId), eq(variants.organisationId, ctx.actor.organisationId)))
        .returning(),
    );
    const changed = oneRow(rows, "variant.not_found");
    await replaceTiers(ctx, variantId, tiers);
    await touchProduct(ctx, product.id);
    await recordAudit(ctx, {
      action: "variant.terms_set",
      subjectType: "product",
      subjectId: product.id,
      before: { ...variant, tiers: tiersBefore },
      after: { ...changed, tiers },
    });
    if (product.state === "published") await bumpCatalogueVersion(ctx);
    return changed;
  });
}
