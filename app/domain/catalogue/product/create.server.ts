import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { detailColumns, replaceClaims, withOwnBase } from "./details.server.ts";
import { type CreateProduct, createProductInput } from "./input.ts";
import type { ProductRow } from "./records.server.ts";

/**
 * Begins a product as a draft of the actor's organisation.
 * @throws DomainError `product.industry_not_for_sale`, `product.origin_unknown`, `base.not_found`.
 */
export async function createProduct(ctx: AnyContext, raw: CreateProduct): Promise<ProductRow> {
  requireCan(ctx, "product.edit");
  const details = createProductInput.parse(raw);
  if (details.baseId && !isId(details.baseId)) throw new DomainError("base.not_found");
  return inTransaction(ctx, async (ctx) => {
    const columns = await detailColumns(ctx, details);
    const product = oneRow(
      await withOwnBase(() =>
        ctx.db
          .insert(products)
          .values({
            ...columns,
            id: newId(ctx.now),
            organisationId: ctx.actor.organisationId,
            isDemo: ctx.demo,
            createdAt: ctx.now,
            updatedAt: ctx.now,
          })
          .returning(),
      ),
      "product.not_found",
    );
    await replaceClaims(ctx, product.id, details.claims);
    await recordAudit(ctx, {
      action: "product.created",
      subjectType: "product",
      subjectId: product.id,
      after: { ...columns, claims: details.claims },
    });
    return product;
  });
}
