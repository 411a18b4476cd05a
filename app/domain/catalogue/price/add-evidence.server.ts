import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { lockOwnProduct, touchProduct } from "#app/domain/catalogue/product/records.server.ts";
import { type AddPriceEvidence, addPriceEvidenceInput } from "#app/domain/catalogue/variant/input.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { priceEvidence } from "#db/schema/catalogue.server.ts";

/**
 * Says where a price for such a pack was seen, so that buyers can hold the price against it.
 * @throws DomainError `product.not_found`, `price_evidence.range_impossible`.
 */
export async function addPriceEvidence(ctx: AnyContext, raw: AddPriceEvidence) {
  requireCan(ctx, "product.edit");
  const { productId, low, high, sourceUrl, ...said } = addPriceEvidenceInput.parse(raw);
  if (high < low)
    throw new DomainError("price_evidence.range_impossible", {}, [
      { path: ["high"], code: "price_evidence.range_impossible" },
    ]);
  return inTransaction(ctx, async (ctx) => {
    const product = await lockOwnProduct(ctx, productId);
    const rows = await ctx.db
      .insert(priceEvidence)
      .values({
        ...said,
        id: newId(ctx.now),
        productId,
        lowFen: low,
        highFen: high,
        sourceUrl: sourceUrl || null,
        isDemo: ctx.demo,
      })
      .returning();
    const evidence = oneRow(rows, "price_evidence.not_found");
    await touchProduct(ctx, productId);
    await recordAudit(ctx, {
      action: "price_evidence.added",
      subjectType: "product",
      subjectId: productId,
      after: evidence,
    });
    if (product.state === "published") await bumpCatalogueVersion(ctx);
    return evidence;
  });
}
