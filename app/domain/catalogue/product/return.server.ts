import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type ReturnProduct, returnProductInput } from "./input.ts";
import { lockReviewedProduct, moveProduct, type ProductRow, requireRevision } from "./records.server.ts";

/**
 * An official gives a submitted product back to its supplier with a reason; it is a draft again.
 * @throws DomainError `product.not_found`, `product.changed`, `product.wrong_state`.
 */
export async function returnProduct(ctx: AnyContext, raw: ReturnProduct): Promise<ProductRow> {
  requireCan(ctx, "product.review");
  const { productId, revision, reason } = returnProductInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await lockReviewedProduct(ctx, productId);
    requireRevision(product, revision);
    if (product.state !== "submitted") throw new DomainError("product.wrong_state", { state: product.state });
    const returned = await moveProduct(ctx, product, "draft", { returnedReason: reason });
    await recordAudit(ctx, {
      action: "product.returned",
      subjectType: "product",
      subjectId: productId,
      before: { state: product.state },
      after: { state: returned.state, revision },
      reason,
    });
    return returned;
  });
}
