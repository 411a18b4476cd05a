import { and, eq, ne, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { normaliseBatchCode } from "#app/domain/provenance/batch/code.ts";
import { batchNamed } from "#app/domain/provenance/batch/named.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { readGtin } from "#app/kernel/gtin.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { products, variants } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";

/**
 * What a GS1 Digital Link names: the product whose pack carries the GTIN, and, with a lot, its batch by our code or by
 * the supplier's own.
 * @throws DomainError `variant.not_found` for a GTIN that is none or that no pack carries, `batch.not_found` for a lot
 * that the product has no released batch of.
 */
export async function resolveDigitalLink(
  ctx: AnyContext,
  typed: { gtin: string; lot: string | null },
): Promise<{ productId: string; code: string | null }> {
  const gtin = readGtin(typed.gtin);
  if (gtin === null) throw new DomainError("variant.not_found");
  const { productId, isShown } = oneRow(
    await ctx.db
      .select({
        productId: variants.productId,
        isShown: sql<boolean>`${products.state} = 'published' and ${organisations.state} = 'approved'`,
      })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .innerJoin(organisations, eq(organisations.id, products.organisationId))
      .where(eq(variants.gtin, gtin)),
    "variant.not_found",
  );
  if (typed.lot === null) {
    if (!isShown) throw new DomainError("variant.not_found");
    return { productId, code: null };
  }
  const lot = normaliseBatchCode(typed.lot);
  const [batch] = await ctx.db
    .select({ code: batches.code })
    .from(batches)
    .where(and(eq(batches.productId, productId), batchNamed(lot), ne(batches.state, "draft")))
    .orderBy(sql`${batches.supplierCode} = ${typed.lot} desc nulls last`, batches.code)
    .limit(1);
  if (!batch || lot === "") throw new DomainError("batch.not_found");
  return { productId, code: batch.code };
}
