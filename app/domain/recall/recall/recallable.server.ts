import { eq } from "drizzle-orm";
import { answersForCounty } from "#app/domain/core/authorise.ts";
import type { Actor, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";

/** Whose a recall is to decide: the supplier's own, or the office's that answers for the county of the base. */
export function oversees(actor: Actor, subject: { organisationId: string; countyCode: string }): boolean {
  return actor.organisationKind === "supplier"
    ? actor.organisationId === subject.organisationId
    : answersForCounty(actor, subject.countyCode);
}

/**
 * A batch that the actor may recall or rehearse the recall of: the supplier's own, or one of the county that the office
 * answers for.
 * @throws DomainError `batch.not_found`, also for another's.
 */
export async function getRecallable(ctx: Pick<Context, "db" | "actor">, batchId: string) {
  if (!isId(batchId)) throw new DomainError("batch.not_found");
  const batch = oneRow(
    await ctx.db
      .select({
        id: batches.id,
        code: batches.code,
        organisationId: batches.organisationId,
        countyCode: productionBases.countyCode,
        isDemo: batches.isDemo,
      })
      .from(batches)
      .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
      .where(eq(batches.id, batchId)),
    "batch.not_found",
  );
  if (!oversees(ctx.actor, batch)) throw new DomainError("batch.not_found");
  return batch;
}
