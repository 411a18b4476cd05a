import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type ProductRevision, productRevisionInput } from "./input.ts";
import { lockReviewedProduct, moveProduct, type ProductRow, requireRevision } from "./records.server.ts";

/**
 * An official of the product's county (or above) vouches for the revision looked at; the supplier may now publish it.
 * @throws DomainError `product.not_found`, `product.changed`, `product.wrong_state`.
 */
export async function verifyProduct(ctx: AnyContext, raw: ProductRevision): Promise<ProductRow> {
  requireCan(ctx, "product.review");
  const { productId, revision } = productRevisionInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await lockReviewedProduct(ctx, productId);
    requireRevision(product, revision);
    const verified = await moveProduct(ctx, product, "verified", {
      verifiedAt: ctx.now,
      verifiedById: ctx.actor.userId,
      verifiedByOrganisationId: ctx.actor.organisationId,
    });
    await recordAudit(ctx, {
      action: "product.verified",
      subjectType: "product",
      subjectId: productId,
      before: { state: product.state },
      after: { state: verified.state, revision },
    });
    return verified;
  });
}
