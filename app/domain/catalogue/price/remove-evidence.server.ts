import { eq } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { lockOwnProduct, touchProduct } from "#app/domain/catalogue/product/records.server.ts";
import { type RemovePriceEvidence, removePriceEvidenceInput } from "#app/domain/catalogue/variant/input.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError, isDomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { priceEvidence } from "#db/schema/catalogue.server.ts";

/**
 * Takes a price reference of a product away. @throws DomainError `price_evidence.not_found`, also for another product's
 * or organisation's.
 */
export async function removePriceEvidence(ctx: AnyContext, raw: RemovePriceEvidence): Promise<void> {
  requireCan(ctx, "product.edit");
  const { productId, evidenceId } = removePriceEvidenceInput.parse(raw);
  if (!isId(evidenceId)) throw new DomainError("price_evidence.not_found");
  await inTransaction(ctx, async (ctx) => {
    const evidence = oneRow(
      await ctx.db.select().from(priceEvidence).where(eq(priceEvidence.id, evidenceId)),
      "price_evidence.not_found",
    );
    if (evidence.productId !== productId) throw new DomainError("price_evidence.not_found");
    const product = await lockOwnProduct(ctx, evidence.productId).catch((error: unknown) => {
      throw isDomainError(error, "product.not_found") ? new DomainError("price_evidence.not_found") : error;
    });
    const removed = await ctx.db.delete(priceEvidence).where(eq(priceEvidence.id, evidenceId)).returning();
    oneRow(removed, "price_evidence.not_found");
    await touchProduct(ctx, product.id);
    await recordAudit(ctx, {
      action: "price_evidence.removed",
      subjectType: "product",
      subjectId: product.id,
      before: evidence,
    });
    if (product.state === "published") await bumpCatalogueVersion(ctx);
  });
}
