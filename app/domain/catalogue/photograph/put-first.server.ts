import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { lockOwnProduct, touchProduct } from "#app/domain/catalogue/product/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type PhotographReference, photographInput } from "./input.ts";
import { numberPhotographs, photographsOf } from "./records.server.ts";

/** Makes a photograph the one on the product's card. @throws DomainError `product.not_found`, `photograph.not_found`. */
export async function putPhotographFirst(ctx: AnyContext, raw: PhotographReference): Promise<void> {
  requireCan(ctx, "product.edit");
  const { productId, fileId } = photographInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const product = await lockOwnProduct(ctx, productId);
    const before = (await photographsOf(ctx, productId)).map((photograph) => photograph.fileId);
    if (!before.includes(fileId)) throw new DomainError("photograph.not_found");
    const after = [fileId, ...before.filter((other) => other !== fileId)];
    await numberPhotographs(ctx, productId, after);
    await touchProduct(ctx, productId);
    await recordAudit(ctx, {
      action: "photograph.put_first",
      subjectType: "product",
      subjectId: productId,
      before: { fileIds: before },
      after: { fileIds: after },
    });
    if (product.state === "published") await bumpCatalogueVersion(ctx);
  });
}
