import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { bumpIfOnSale, lockOwnBatch, moveBatch } from "#app/domain/provenance/batch/records.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { dayOf, startOfDay } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { files } from "#db/schema/accounts.server.ts";
import { inspectionReports } from "#db/schema/provenance.server.ts";
import { type RecordInspection, recordInspectionInput } from "./input.ts";

/**
 * Records a laboratory's report on a batch, as a trace event too. A failed one holds a released batch back at once.
 * @throws DomainError `batch.not_found`, `file.not_found`, `inspection.dates_impossible`.
 */
export async function recordInspection(ctx: AnyContext, raw: RecordInspection) {
  requireCan(ctx, "inspection.record");
  const { fileId, ...report } = recordInspectionInput.parse(raw);
  if (report.sampledOn > report.reportedOn || report.reportedOn > dayOf(ctx.now))
    throw new DomainError("inspection.dates_impossible", {}, [
      { path: ["reportedOn"], code: "inspection.dates_impossible" },
    ]);
  return inTransaction(ctx, async (ctx) => {
    const batch = await lockOwnBatch(ctx, report.batchId);
    if (fileId) await requireOwnFile(ctx, fileId);
    const recorded = oneRow(
      await ctx.db
        .insert(inspectionReports)
        .values({
          ...report,
          id: newId(ctx.now),
          organisationId: ctx.actor.organisationId,
          fileId: fileId || null,
          isDemo: ctx.demo,
          createdAt: ctx.now,
        })
        .returning(),
      "batch.not_found",
    );
    await appendTraceEvents(ctx, [
      {
        batchId: batch.id,
        kind: "inspected",
        occurredAt: startOfDay(report.reportedOn),
        placeZh: report.laboratory,
        disposition: report.verdict === "passed" ? "conformant" : "non_conformant",
        noteZh: `${report.number} ${report.verdict === "passed" ? "合格" : "不合格"}`,
      },
    ]);
    if (report.verdict === "failed" && batch.state === "released") await moveBatch(ctx, batch, "on-hold");
    await recordAudit(ctx, {
      action: "inspection.recorded",
      subjectType: "batch",
      subjectId: batch.id,
      after: recorded,
    });
    await bumpIfOnSale(ctx, batch.productId);
    return recorded;
  });
}

async function requireOwnFile(ctx: InTransaction, fileId: string): Promise<void> {
  if (!isId(fileId)) throw new DomainError("file.not_found");
  const rows = await ctx.db
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.organisationId, ctx.actor.organisationId)));
  oneRow(rows, "file.not_found");
}
