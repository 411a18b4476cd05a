import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type ProductReference, productInput } from "./input.ts";
import { lockReviewedProduct, moveProduct, type ProductRow } from "./records.server.ts";

/**
 * An official lifts a suspension; the product is a draft and is reviewed again before it is sold.
 * @throws DomainError `product.not_found`, `product.wrong_state`.
 */
export async function reinstateProduct(ctx: AnyContext, raw: ProductReference): Promise<ProductRow> {
  requireCan(ctx, "product.suspend");
  const { productId } = productInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await lockReviewedProduct(ctx, productId);
    if (product.state !== "suspended") throw new DomainError("product.wrong_state", { state: product.state });
    const reinstated = await moveProduct(ctx, product, "draft");
    await recordAudit(ctx, {
      action: "product.reinstated",
      subjectType: "product",
      subjectId: productId,
      before: { state: product.state },
      after: { state: reinstated.state },
    });
    return reinstated;
  });
}
