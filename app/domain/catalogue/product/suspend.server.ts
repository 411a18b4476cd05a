import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { type SuspendProduct, suspendProductInput } from "./input.ts";
import { lockReviewedProduct, moveProduct, type ProductRow } from "./records.server.ts";

/**
 * An official takes a product off sale with a reason; only an official lets it come back, as a draft.
 * @throws DomainError `product.not_found`, `product.wrong_state`.
 */
export async function suspendProduct(ctx: AnyContext, raw: SuspendProduct): Promise<ProductRow> {
  requireCan(ctx, "product.suspend");
  const { productId, reason } = suspendProductInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await lockReviewedProduct(ctx, productId);
    const suspended = await moveProduct(ctx, product, "suspended", { returnedReason: reason });
    await recordAudit(ctx, {
      action: "product.suspended",
      subjectType: "product",
      subjectId: productId,
      before: { state: product.state },
      after: { state: suspended.state },
      reason,
    });
    if (product.state === "published") await bumpCatalogueVersion(ctx);
    return suspended;
  });
}
