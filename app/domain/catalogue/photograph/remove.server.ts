import { and, eq } from "drizzle-orm";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { lockOwnProduct, touchProduct } from "#app/domain/catalogue/product/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { productPhotographs } from "#db/schema/catalogue.server.ts";
import { type PhotographReference, photographInput } from "./input.ts";

/** Takes a photograph off a product. @throws DomainError `product.not_found`, `photograph.not_found`. */
export async function removePhotograph(ctx: AnyContext, raw: PhotographReference): Promise<void> {
  requireCan(ctx, "product.edit");
  const { productId, fileId } = photographInput.parse(raw);
  if (!isId(fileId)) throw new DomainError("photograph.not_found");
  await inTransaction(ctx, async (ctx) => {
    const product = await lockOwnProduct(ctx, productId);
    const removed = await ctx.db
      .delete(productPhotographs)
      .where(and(eq(productPhotographs.productId, productId), eq(productPhotographs.fileId, fileId)))
      .returning();
    const photograph = oneRow(removed, "photograph.not_found");
    await touchProduct(ctx, productId);
    await recordAudit(ctx, {
      action: "photograph.removed",
      subjectType: "product",
      subjectId: productId,
      before: photograph,
    });
    if (product.state === "published") await bumpCatalogueVersion(ctx);
  });
}
