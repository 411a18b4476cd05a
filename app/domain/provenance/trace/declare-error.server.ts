import { bumpIfOnSale, lockOwnBatch } from "#app/domain/provenance/batch/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { appendTraceEvents } from "./append.server.ts";
import type { ChainedEvent } from "./chain.ts";
import { errorProblem } from "./corrections.ts";
import { type DeclareTraceError, declareTraceErrorInput } from "./input.ts";
import { listCorrectable } from "./timeline.server.ts";

/**
 * Declares an event of a batch of the actor's organisation erroneous, with a reason. Nothing is taken away: the wrong
 * event stays on the timeline, struck through, and what is right is recorded as another event.
 * @throws DomainError `batch.not_found`, `trace_event.not_found`, `trace_event.already_declared`,
 * `trace_event.not_correctable` (recorded by somebody else, or written by another act).
 */
export async function declareTraceError(ctx: AnyContext, raw: DeclareTraceError): Promise<ChainedEvent> {
  requireCan(ctx, "trace.record");
  const { batchId, sequence, errorReason, noteZh } = declareTraceErrorInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const batch = await lockOwnBatch(ctx, batchId);
    const problem = errorProblem(await listCorrectable(ctx, batchId), sequence, ctx.actor.organisationId);
    if (problem) throw new DomainError(problem, { sequence });
    const appended = await appendTraceEvents(ctx, [
      {
        batchId,
        kind: "declared-error",
        occurredAt: ctx.now,
        placeZh: ctx.actor.organisationName,
        noteZh,
        concernsSequence: sequence,
        errorReason,
      },
    ]);
    const declared = oneRow(appended, "batch.not_found");
    await recordAudit(ctx, {
      action: "trace_event.declared_erroneous",
      subjectType: "batch",
      subjectId: batchId,
      after: { sequence: declared.sequence, concerns: sequence, errorReason, hash: declared.hash },
      reason: noteZh,
    });
    await bumpIfOnSale(ctx, batch.productId);
    return declared;
  });
}
