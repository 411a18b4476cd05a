import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { normaliseBatchCode } from "#app/domain/provenance/batch/code.ts";
import { epcisDocument } from "#app/domain/provenance/epcis/document.ts";
import { products, variants } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { readTimeline } from "./timeline.server.ts";

/**
 * The public timeline of a batch as an EPCIS 2.0 document. A draft is not found; buyers are not named.
 * @throws DomainError `batch.not_found`.
 */
export async function getEpcisDocument(ctx: AnyContext, { code, origin }: { code: string; origin: string }) {
  const batch = oneRow(
    await ctx.db
      .select({
        id: batches.id,
        code: batches.code,
        supplierCode: batches.supplierCode,
        state: batches.state,
        harvestedOn: batches.harvestedOn,
        packedOn: batches.packedOn,
        bestBeforeOn: batches.bestBeforeOn,
        productNameZh: products.nameZh,
        productNameEn: products.nameEn,
        gtin: sql<
          string | null
        >`(select case when count(*) = 1 then min(${variants.gtin}) end from ${variants} where ${variants.productId} = ${batches.productId})`,
      })
      .from(batches)
      .innerJoin(products, eq(products.id, batches.productId))
      .where(and(eq(batches.code, normaliseBatchCode(code)), ne(batches.state, "draft"))),
    "batch.not_found",
  );
  const rows = await readTimeline(ctx, batch.id);
  const relatedIds = [...new Set(rows.flatMap(({ event }) => event.related.map(({ batchId }) => batchId)))];
  return epcisDocument({
    origin,
    batch,
    codeOf: await codesOfReleased(ctx, relatedIds),
    createdAt: ctx.now,
    events: rows.map(({ event, organisation }) => ({
      ...event,
      supplier: organisation?.kind === "supplier" ? { id: organisation.id, name: organisation.nameZh } : null,
    })),
  });
}

async function codesOfReleased(
  ctx: Pick<AnyContext, "db">,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: batches.id, code: batches.code })
    .from(batches)
    .where(and(inArray(batches.id, [...ids]), ne(batches.state, "draft")));
  return new Map(rows.map(({ id, code }) => [id, code]));
}
