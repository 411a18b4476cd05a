import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { lockOwnBatch } from "#app/domain/provenance/batch/records.server.ts";
import { type RecordInspection, recordInspectionInput } from "./input.ts";
import { writeReport } from "./write-report.server.ts";

/**
 * Records a laboratory's report on a batch of the actor's organisation, as a trace event too. A failed one holds a
 * released batch back at once.
 * @throws DomainError `batch.not_found` and what `writeReport` refuses.
 */
export async function recordInspection(ctx: AnyContext, raw: RecordInspection) {
  requireCan(ctx, "inspection.record");
  const { batchId, ...report } = recordInspectionInput.parse(raw);
  return inTransaction(ctx, async (ctx) => writeReport(ctx, await lockOwnBatch(ctx, batchId), report));
}
