import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type ProductRevision, productRevisionInput } from "./input.ts";
import { lockOwnProduct, moveProduct, type ProductRow, requireRevision } from "./records.server.ts";

/**
 * Hands a draft to the officials of its county for review.
 * @throws DomainError `product.not_found`, `product.changed`, `product.wrong_state`.
 */
export async function submitProduct(ctx: AnyContext, raw: ProductRevision): Promise<ProductRow> {
  requireCan(ctx, "product.edit");
  const { productId, revision } = productRevisionInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await lockOwnProduct(ctx, productId);
    requireRevision(product, revision);
    const submitted = await moveProduct(ctx, product, "submitted", {
      submittedAt: ctx.now,
      returnedReason: null,
    });
    await recordAudit(ctx, {
      action: "product.submitted",
      subjectType: "product",
      subjectId: productId,
      before: { state: product.state },
      after: { state: submitted.state, revision },
    });
    return submitted;
  });
}
