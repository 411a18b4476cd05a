import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { lockOwnProduct, touchProduct } from "#app/domain/catalogue/product/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { productPhotographs } from "#db/schema/catalogue.server.ts";
import { type AddPhotograph, addPhotographInput, MOST_PHOTOGRAPHS } from "./input.ts";
import { photographsOf, requireOwnPhotograph } from "./records.server.ts";

/**
 * Puts an uploaded photograph at the end of a product's pictures; adding one twice changes nothing.
 * @throws DomainError `product.not_found`, `file.not_found`, `product.too_many_photographs`.
 */
export async function addPhotograph(ctx: AnyContext, raw: AddPhotograph): Promise<void> {
  requireCan(ctx, "product.edit");
  const { productId, fileId, altZh } = addPhotographInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const product = await lockOwnProduct(ctx, productId);
    await requireOwnPhotograph(ctx, fileId);
    const present = await photographsOf(ctx, productId);
    if (present.some((photograph) => photograph.fileId === fileId)) return;
    if (present.length >= MOST_PHOTOGRAPHS)
      throw new DomainError("product.too_many_photographs", { most: MOST_PHOTOGRAPHS });
    const position = (present.at(-1)?.position ?? 0) + 1;
    await ctx.db.insert(productPhotographs).values({ productId, fileId, altZh, position });
    await touchProduct(ctx, productId);
    await recordAudit(ctx, {
      action: "photograph.added",
      subjectType: "product",
      subjectId: productId,
      after: { fileId, altZh, position },
    });
    if (product.state === "published") await bumpCatalogueVersion(ctx);
  });
}
