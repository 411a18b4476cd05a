import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { requiresInspection } from "#app/domain/provenance/inspection/required.ts";
import { readInspectionRules } from "#app/domain/provenance/inspection/rules.server.ts";
import { DomainError, type ErrorCode } from "#app/kernel/errors.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { conformityCertificates, inspectionReports } from "#db/schema/provenance.server.ts";
import { type BatchReference, batchInput } from "./input.ts";
import { type BatchRow, bumpIfOnSale, lockOwnBatch, moveBatch } from "./records.server.ts";
import { type ReleaseProblem, releaseProblems } from "./release.ts";

const codeOf: Record<ReleaseProblem, ErrorCode> = {
  conformity_certificate_missing: "batch.conformity_certificate_missing",
  inspection_missing: "batch.inspection_missing",
  inspection_failed: "batch.inspection_failed",
};

/**
 * Releases a batch for sale, from draft or from being held back.
 * @throws DomainError `batch.not_found`, `batch.wrong_state`, `batch.not_releasable` with an issue for each thing missing.
 */
export async function releaseBatch(ctx: AnyContext, raw: BatchReference): Promise<BatchRow> {
  requireCan(ctx, "batch.edit");
  const { batchId } = batchInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const batch = await lockOwnBatch(ctx, batchId);
    if (batch.state !== "draft" && batch.state !== "on-hold")
      throw new DomainError("batch.wrong_state", { state: batch.state, wanted: "released" });
    const problems = await problemsOf(ctx, batch);
    if (problems.length > 0)
      throw new DomainError(
        "batch.not_releasable",
        {},
        problems.map((problem) => ({ path: ["release"], code: codeOf[problem] })),
      );
    const released = await moveBatch(ctx, batch, "released", { releasedAt: ctx.now });
    await recordAudit(ctx, {
      action: "batch.released",
      subjectType: "batch",
      subjectId: batchId,
      before: { state: batch.state },
      after: { state: released.state },
    });
    await bumpIfOnSale(ctx, batch.productId);
    return released;
  });
}

async function problemsOf(ctx: InTransaction, batch: BatchRow): Promise<ReleaseProblem[]> {
  const goods = oneRow(
    await ctx.db
      .select({ processing: products.processing, industryCode: products.industryCode })
      .from(products)
      .where(eq(products.id, batch.productId)),
    "batch.not_found",
  );
  const certificates = await ctx.db
    .select({ id: conformityCertificates.id })
    .from(conformityCertificates)
    .where(eq(conformityCertificates.batchId, batch.id));
  const reports = await ctx.db
    .select({ verdict: inspectionReports.verdict })
    .from(inspectionReports)
    .where(eq(inspectionReports.batchId, batch.id));
  return releaseProblems({
    processing: goods.processing,
    inspectionRequired: requiresInspection(await readInspectionRules(ctx), goods),
    hasConformityCertificate: certificates.length > 0,
    verdicts: reports.map((report) => report.verdict),
  });
}
