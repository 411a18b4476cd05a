import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import { brokenConstraintOf, type InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId, newReadableCode } from "#app/kernel/id.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import type { BatchRow } from "./records.server.ts";

/** Characters of our batch code, printed as QR: 31^10 of them. */
const CODE_LENGTH = 10;

type NewBatch = Pick<
  typeof batches.$inferInsert,
  "productId" | "baseId" | "origin" | "harvestedOn" | "packedOn" | "bestBeforeOn" | "quantityGrams"
> & {
  /** The supplier's own code; empty where it has none. */
  supplierCode: string;
};

/**
 * Writes a batch of the actor's organisation as a draft, with a code of ours.
 * @throws DomainError `batch.code_taken` when the supplier gave its code to another batch.
 */
export async function insertBatch(ctx: InTransaction, batch: NewBatch): Promise<BatchRow> {
  try {
    const rows = await ctx.db
      .insert(batches)
      .values({
        ...batch,
        id: newId(ctx.now),
        organisationId: ctx.actor.organisationId,
        code: newReadableCode(CODE_LENGTH),
        supplierCode: batch.supplierCode || null,
        isDemo: ctx.demo,
        createdAt: ctx.now,
      })
      .returning();
    return oneRow(rows, "batch.not_found");
  } catch (error) {
    if (brokenConstraintOf(error) !== "batches_supplier_code") throw error;
    throw new DomainError("batch.code_taken", {}, [{ path: ["supplierCode"], code: "batch.code_taken" }]);
  }
}

/** A product of the actor's organisation, as a batch needs it. @throws DomainError `product.not_found`. */
export async function ownProduct(ctx: InTransaction, productId: string) {
  if (!isId(productId)) throw new DomainError("product.not_found");
  const rows = await ctx.db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      baseId: products.baseId,
      processing: products.processing,
      shelfLifeDays: products.shelfLifeDays,
    })
    .from(products)
    .where(and(eq(products.id, productId), eq(products.organisationId, ctx.actor.organisationId)));
  return oneRow(rows, "product.not_found");
}
