import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { answersForCounty, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { lockBatches } from "#app/domain/provenance/batch/lock.server.ts";
import { bumpIfOnSale } from "#app/domain/provenance/batch/records.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { inspectionOverrides } from "#db/schema/inspection.server.ts";
import { batches, inspectionReports, productionBases } from "#db/schema/provenance.server.ts";
import { type OverrideVerdict, overrideVerdictInput } from "./input.ts";
import { tellVerdict } from "./write-report.server.ts";

/**
 * An official sets a report's verdict by hand, with a reason everybody can read: after a re-test, or where the rule could
 * not decide. Suppliers cannot: nobody judges their own goods. A batch that fails by it is held back; one that passes is
 * left for its supplier to release.
 * @throws DomainError `report.not_found` (also for another county's), `inspection.verdict_unchanged`.
 */
export async function overrideVerdict(ctx: AnyContext, raw: OverrideVerdict) {
  requireCan(ctx, "inspection.override");
  const { batchId, reportId, verdict, reason } = overrideVerdictInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const { batch, report } = await lockReviewed(ctx, batchId, reportId);
    if (report.verdict === verdict) throw new DomainError("inspection.verdict_unchanged");
    const changed = oneRow(
      await ctx.db
        .update(inspectionReports)
        .set({ verdict })
        .where(and(eq(inspectionReports.id, reportId), eq(inspectionReports.verdict, report.verdict)))
        .returning(),
      "report.not_found",
    );
    await ctx.db.insert(inspectionOverrides).values({
      id: newId(ctx.now),
      reportId,
      fromVerdict: report.verdict,
      toVerdict: verdict,
      reason,
      userId: ctx.actor.userId,
      organisationId: ctx.actor.organisationId,
      at: ctx.now,
    });
    await tellVerdict(ctx, batch, verdict, {
      on: null,
      placeZh: ctx.actor.organisationName,
      number: report.number,
      changed: true,
    });
    await recordAudit(ctx, {
      action: "inspection.overridden",
      subjectType: "batch",
      subjectId: batch.id,
      before: { reportId, verdict: report.verdict },
      after: { reportId, verdict },
      reason,
    });
    await bumpIfOnSale(ctx, batch.productId);
    return changed;
  });
}

/** Locks the batch, then reads its report: everything that happens to a batch waits at the batch. */
async function lockReviewed(ctx: InTransaction, batchId: string, reportId: string) {
  if (!isId(batchId) || !isId(reportId)) throw new DomainError("report.not_found");
  const [batch] = await lockBatches(ctx, [batchId]);
  if (!batch || batch.state === "draft") throw new DomainError("report.not_found");
  const found = oneRow(
    await ctx.db
      .select({ report: inspectionReports, countyCode: productionBases.countyCode })
      .from(inspectionReports)
      .innerJoin(batches, eq(batches.id, inspectionReports.batchId))
      .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
      .where(and(eq(inspectionReports.id, reportId), eq(inspectionReports.batchId, batchId))),
    "report.not_found",
  );
  if (!answersForCounty(ctx.actor, found.countyCode)) throw new DomainError("report.not_found");
  return { batch, report: found.report };
}
