import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { type ProductReference, productInput } from "./input.ts";
import { lockOwnProduct, moveProduct, type ProductRow } from "./records.server.ts";

/**
 * The supplier takes a product off sale; orders already placed go on. It can be published again.
 * @throws DomainError `product.not_found`, `product.wrong_state`.
 */
export async function withdrawProduct(ctx: AnyContext, raw: ProductReference): Promise<ProductRow> {
  requireCan(ctx, "product.publish");
  const { productId } = productInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await lockOwnProduct(ctx, productId);
    const withdrawn = await moveProduct(ctx, product, "withdrawn");
    await recordAudit(ctx, {
      action: "product.withdrawn",
      subjectType: "product",
      subjectId: productId,
      before: { state: product.state },
      after: { state: withdrawn.state },
    });
    await bumpCatalogueVersion(ctx);
    return withdrawn;
  });
}
