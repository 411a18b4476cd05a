import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { lockOwnProduct, touchProduct } from "#app/domain/catalogue/product/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import { stocks, variants } from "#db/schema/catalogue.server.ts";
import { type AddVariant, addVariantInput, packWords } from "./input.ts";
import { checkedTiers, replaceTiers, type VariantRow, withOwnNumbers } from "./records.server.ts";

/**
 * Adds a pack with its prices to a product of the actor's organisation; its stock begins at nothing.
 * @throws DomainError `product.not_found`, `variant.tiers_invalid`, `variant.sku_taken`, `variant.gtin_taken`.
 */
export async function addVariant(ctx: AnyContext, raw: AddVariant): Promise<VariantRow> {
  requireCan(ctx, "product.edit");
  const { productId, netKilograms, tiers: typed, ...fields } = addVariantInput.parse(raw);
  const tiers = checkedTiers(typed, fields.moqPacks);
  return inTransaction(ctx, async (ctx) => {
    const product = await lockOwnProduct(ctx, productId);
    const variant = oneRow(
      await withOwnNumbers(() =>
        ctx.db
          .insert(variants)
          .values({
            ...packWords(fields),
            id: newId(ctx.now),
            organisationId: ctx.actor.organisationId,
            productId,
            netGrams: netKilograms,
          })
          .returning(),
      ),
      "variant.not_found",
    );
    await ctx.db.insert(stocks).values({ variantId: variant.id, organisationId: variant.organisationId });
    await replaceTiers(ctx, variant.id, tiers);
    await touchProduct(ctx, productId);
    await recordAudit(ctx, {
      action: "variant.added",
      subjectType: "product",
      subjectId: productId,
      after: { ...variant, tiers },
    });
    if (product.state === "published") await bumpCatalogueVersion(ctx);
    return variant;
  });
}
