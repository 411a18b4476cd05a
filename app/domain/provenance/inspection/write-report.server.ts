import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { type BatchRow, bumpIfOnSale, moveBatch } from "#app/domain/provenance/batch/records.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { dayOf, startOfDay } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { files } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { inspectionReadings } from "#db/schema/inspection.server.ts";
import { inspectionReports } from "#db/schema/provenance.server.ts";
import type { Disposition, InspectionVerdict } from "#db/vocabulary/provenance.ts";
import type { GivenReport } from "./input.ts";
import { type JudgedReading, judgeReport } from "./judge-report.ts";
import { templatesFor } from "./templates.server.ts";

const said: Record<InspectionVerdict, { zh: string; disposition: Disposition }> = {
  passed: { zh: "合格", disposition: "conformant" },
  failed: { zh: "不合格", disposition: "non_conformant" },
  undecided: { zh: "待判定", disposition: "in_progress" },
};

/**
 * Writes a laboratory's report on a locked batch with its readings and the verdict in force, and tells its timeline. A
 * failed one holds a released batch back at once; an undecided one opens nothing.
 * @throws DomainError `file.not_found`, `inspection.dates_impossible`, and what `judgeReport` refuses.
 */
export async function writeReport(
  ctx: InTransaction,
  batch: BatchRow,
  {
    readings,
    templateCode,
    verdict: stated,
    sampleCount,
    fileId,
    ...report
  }: GivenReport & { fileId: string },
) {
  if (report.sampledOn > report.reportedOn || report.reportedOn > dayOf(ctx.now))
    throw new DomainError("inspection.dates_impossible", {}, [
      { path: ["reportedOn"], code: "inspection.dates_impossible" },
    ]);
  if (fileId) await requireOwnFile(ctx, fileId);
  const template = templateCode ? await templateOf(ctx, batch, templateCode) : null;
  const judged = judgeReport(template?.parameters ?? null, { readings, verdict: stated ?? null });
  const recorded = oneRow(
    await ctx.db
      .insert(inspectionReports)
      .values({
        ...report,
        id: newId(ctx.now),
        batchId: batch.id,
        organisationId: batch.organisationId,
        sampleCount: sampleCount ?? null,
        templateCode: template?.code ?? null,
        ruleVerdict: template ? judged.verdict : null,
        verdict: judged.verdict,
        fileId: fileId || null,
        isDemo: ctx.demo,
        createdAt: ctx.now,
      })
      .returning(),
    "batch.not_found",
  );
  await insertReadings(ctx, recorded.id, judged.readings);
  await tellVerdict(ctx, batch, judged.verdict, {
    on: report.reportedOn,
    placeZh: report.laboratory,
    number: report.number,
  });
  await recordAudit(ctx, {
    action: "inspection.recorded",
    subjectType: "batch",
    subjectId: batch.id,
    after: recorded,
  });
  await bumpIfOnSale(ctx, batch.productId);
  return recorded;
}

/** Puts a verdict on the timeline of a locked batch and, when it failed, holds a released one back. */
export async function tellVerdict(
  ctx: InTransaction,
  batch: BatchRow,
  verdict: InspectionVerdict,
  told: { on: string | null; placeZh: string; number: string; changed?: boolean },
): Promise<void> {
  const { zh, disposition } = said[verdict];
  await appendTraceEvents(ctx, [
    {
      batchId: batch.id,
      kind: "inspected",
      occurredAt: told.on ? startOfDay(told.on) : ctx.now,
      placeZh: told.placeZh,
      disposition,
      noteZh: `${told.number} ${told.changed ? `人工改判为${zh}` : zh}`,
    },
  ]);
  if (verdict === "failed" && batch.state === "released") await moveBatch(ctx, batch, "on-hold");
}

async function templateOf(ctx: InTransaction, batch: BatchRow, code: string) {
  const goods = oneRow(
    await ctx.db
      .select({ family: products.family, processing: products.processing })
      .from(products)
      .where(eq(products.id, batch.productId)),
    "batch.not_found",
  );
  const template = (await templatesFor(ctx, goods)).find((fitting) => fitting.code === code);
  if (!template)
    throw new DomainError("inspection.template_unfit", {}, [
      { path: ["templateCode"], code: "inspection.template_unfit" },
    ]);
  return template;
}

async function insertReadings(
  ctx: InTransaction,
  reportId: string,
  readings: readonly JudgedReading[],
): Promise<void> {
  if (readings.length === 0) return;
  await ctx.db
    .insert(inspectionReadings)
    .values(readings.map((reading, index) => ({ ...reading, reportId, position: index + 1 })));
}

async function requireOwnFile(ctx: InTransaction, fileId: string): Promise<void> {
  if (!isId(fileId)) throw new DomainError("file.not_found");
  const rows = await ctx.db
    .select({ id: files.id })
    .from(files)
    .where(and(eq(files.id, fileId), eq(files.organisationId, ctx.actor.organisationId)));
  oneRow(rows, "file.not_found");
}
