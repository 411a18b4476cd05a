import { bumpIfOnSale, lockOwnBatch } from "#app/domain/provenance/batch/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";
import { appendTraceEvents } from "./append.server.ts";
import type { ChainedEvent } from "./chain.ts";
import { waitingForCorrection } from "./corrections.ts";
import { type RecordTraceEvent, recordTraceEventInput } from "./input.ts";
import { listCorrectable } from "./timeline.server.ts";

/** What is done in the field, at the batch's own base. */
const fieldWork: readonly TraceEventKind[] = ["sown", "harvested"];

/**
 * Records by hand what happened to a batch of the actor's organisation. It may be recorded late, never in advance, and
 * is not changed afterwards; it may stand in for one that was declared erroneous.
 * @throws DomainError `batch.not_found`, `trace_event.in_future`, `trace_event.nothing_to_correct`.
 */
export async function recordTraceEvent(ctx: AnyContext, raw: RecordTraceEvent): Promise<ChainedEvent> {
  requireCan(ctx, "trace.record");
  const { batchId, temperature, quantityKilograms, ...event } = recordTraceEventInput.parse(raw);
  if (event.occurredAt.getTime() > ctx.now.getTime())
    throw new DomainError("trace_event.in_future", {}, [
      { path: ["occurredAt"], code: "trace_event.in_future" },
    ]);
  return inTransaction(ctx, async (ctx) => {
    const batch = await lockOwnBatch(ctx, batchId);
    if (event.concernsSequence !== undefined) await assertStandsIn(ctx, batchId, event.concernsSequence);
    const appended = await appendTraceEvents(ctx, [
      {
        ...event,
        batchId,
        placeRef: fieldWork.includes(event.kind) ? `base:${batch.baseId}` : null,
        quantityGrams: quantityKilograms,
        temperatureCentiC: temperature,
      },
    ]);
    const recorded = oneRow(appended, "batch.not_found");
    await recordAudit(ctx, {
      action: "trace_event.recorded",
      subjectType: "batch",
      subjectId: batchId,
      after: { sequence: recorded.sequence, kind: recorded.kind, hash: recorded.hash },
    });
    await bumpIfOnSale(ctx, batch.productId);
    return recorded;
  });
}

async function assertStandsIn(ctx: InTransaction, batchId: string, sequence: number): Promise<void> {
  const code = "trace_event.nothing_to_correct";
  if (!waitingForCorrection(await listCorrectable(ctx, batchId)).includes(sequence))
    throw new DomainError(code, { sequence }, [{ path: ["concernsSequence"], code, details: { sequence } }]);
}
