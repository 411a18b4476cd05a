import { productInput, type ProductReference } from "#app/domain/catalogue/product/input.ts";
import {
  lockOwnProduct,
  moveProduct,
  type ProductRow,
} from "#app/domain/catalogue/product/records.server.ts";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { checkListing } from "#app/domain/certification/listing/check.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";

/**
 * Puts a verified product on sale. Refused while anything is missing on the earliest dispatch date, naming all of it.
 * A certificate that expires later needs no job: what may be sold is asked by date wherever it matters.
 * @throws DomainError `product.not_found`, `product.wrong_state` (already on sale), `product.not_publishable` with an
 * issue for each thing missing.
 */
export async function publishListing(ctx: AnyContext, raw: ProductReference): Promise<ProductRow> {
  requireCan(ctx, "product.publish");
  const { productId } = productInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const product = await lockOwnProduct(ctx, productId);
    if (product.state === "published") throw new DomainError("product.wrong_state", { state: product.state });
    const problems = (await checkListing(ctx, productId)) ?? [];
    if (problems.length > 0) throw new DomainError("product.not_publishable", {}, problems);
    const published = await moveProduct(ctx, product, "published", { publishedAt: ctx.now });
    await recordAudit(ctx, {
      action: "product.published",
      subjectType: "product",
      subjectId: productId,
      before: { state: product.state },
      after: { state: published.state, revision: published.revision },
    });
    await bumpCatalogueVersion(ctx);
    return published;
  });
}
