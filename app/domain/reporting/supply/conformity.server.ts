import { and, eq } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { batches, conformityCertificates } from "#db/schema/provenance.server.ts";

/**
 * The 承诺达标合格证 of a batch of the actor's organisation, as issued.
 * @throws DomainError `batch.not_found`, also where none was issued.
 */
export async function getOwnConformity(ctx: Context, batchId: string) {
  if (!isId(batchId)) throw new DomainError("batch.not_found");
  const rows = await ctx.db
    .select({
      batch: {
        id: batches.id,
        code: batches.code,
        supplierCode: batches.supplierCode,
        isDemo: batches.isDemo,
      },
      conformity: conformityCertificates,
    })
    .from(batches)
    .innerJoin(conformityCertificates, eq(conformityCertificates.batchId, batches.id))
    .where(and(eq(batches.id, batchId), eq(batches.organisationId, ctx.actor.organisationId)));
  return oneRow(rows, "batch.not_found");
}
