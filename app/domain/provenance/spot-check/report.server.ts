import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { lockBatches } from "#app/domain/provenance/batch/lock.server.ts";
import { writeReport } from "#app/domain/provenance/inspection/write-report.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { type ReportSpotCheck, reportSpotCheckInput } from "./input.ts";
import { endSpotCheck, lockSpotCheck, requirePlanned, type SpotCheckRow } from "./records.server.ts";

/**
 * Ends a planned spot check with the laboratory's report on the batch that was sampled. The report stands on the batch
 * like any other, so one that fails holds the batch back and keeps its supplier from releasing it.
 * @throws DomainError `spot_check.not_found`, `spot_check.wrong_state`, `batch.not_found` (a draft, or of another
 * product), and what `writeReport` refuses.
 */
export async function reportSpotCheck(ctx: AnyContext, raw: ReportSpotCheck): Promise<SpotCheckRow> {
  requireCan(ctx, "spot_check.plan");
  const { spotCheckId, batchId, ...report } = reportSpotCheckInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const spotCheck = await lockSpotCheck(ctx, spotCheckId);
    requirePlanned(spotCheck, "done");
    const [batch] = isId(batchId) ? await lockBatches(ctx, [batchId]) : [];
    if (!batch || batch.productId !== spotCheck.productId || batch.state === "draft")
      throw new DomainError("batch.not_found");
    const recorded = await writeReport(ctx, batch, report);
    const done = await endSpotCheck(ctx, spotCheck, { state: "done", batchId, reportId: recorded.id });
    await recordAudit(ctx, {
      action: "spot_check.done",
      subjectType: "spot_check",
      subjectId: spotCheckId,
      before: { state: spotCheck.state },
      after: { state: done.state, batchId, reportId: recorded.id, verdict: recorded.verdict },
    });
    return done;
  });
}
