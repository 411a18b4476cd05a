import { and, eq } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { templatesFor } from "#app/domain/provenance/inspection/templates.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";

/**
 * What a supplier needs to type a report on a batch of its own: the goods and the templates that fit them.
 * @throws DomainError `batch.not_found`, also for another organisation's.
 */
export async function getReportSheet(ctx: AnyContext, batchId: string) {
  requireCan(ctx, "inspection.record");
  if (!isId(batchId)) throw new DomainError("batch.not_found");
  const batch = oneRow(
    await ctx.db
      .select({
        id: batches.id,
        code: batches.code,
        product: {
          nameZh: products.nameZh,
          nameEn: products.nameEn,
          family: products.family,
          processing: products.processing,
        },
      })
      .from(batches)
      .innerJoin(products, eq(products.id, batches.productId))
      .where(and(eq(batches.id, batchId), eq(batches.organisationId, ctx.actor.organisationId))),
    "batch.not_found",
  );
  return { batch, templates: await templatesFor(ctx, batch.product) };
}
