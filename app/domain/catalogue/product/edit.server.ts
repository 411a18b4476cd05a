import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { bumpCatalogueVersion } from "#app/domain/catalogue/version.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { detailColumns, replaceClaims, withOwnBase } from "./details.server.ts";
import { identityChanges, stateAfterEdit } from "./identity.ts";
import { type EditProduct, editProductInput } from "./input.ts";
import { lockOwnProduct, type ProductRow, requireRevision } from "./records.server.ts";

/**
 * Edits what a product's form says. A verified product whose identity changes (name, industry, county, base,
 * processing, storage) goes back to draft and must be reviewed again; other edits leave it on sale.
 * @throws DomainError `product.not_found`, `product.changed`, `product.industry_not_for_sale`,
 * `product.origin_unknown`, `base.not_found`.
 */
export async function editProduct(ctx: AnyContext, raw: EditProduct): Promise<ProductRow> {
  requireCan(ctx, "product.edit");
  const { productId, revision, ...details } = editProductInput.parse(raw);
  if (details.baseId && !isId(details.baseId)) throw new DomainError("base.not_found");
  return inTransaction(ctx, async (ctx) => {
    const before = await lockOwnProduct(ctx, productId);
    requireRevision(before, revision);
    const columns = await detailColumns(ctx, details);
    const state = stateAfterEdit(before.state, before, columns);
    const after = oneRow(
      await withOwnBase(() =>
        ctx.db
          .update(products)
          .set({ ...columns, state, revision: before.revision + 1, updatedAt: ctx.now })
          .where(and(eq(products.id, productId), eq(products.revision, before.revision)))
          .returning(),
      ),
      "product.changed",
    );
    await replaceClaims(ctx, productId, details.claims);
    await recordAudit(ctx, {
      action: "product.edited",
      subjectType: "product",
      subjectId: productId,
      before: { state: before.state, revision: before.revision, identity: identityChanges(before, columns) },
      after: { state, revision: after.revision, ...columns, claims: details.claims },
    });
    if (before.state === "published") await bumpCatalogueVersion(ctx);
    return after;
  });
}
