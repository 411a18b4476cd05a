import { bumpIfOnSale, lockOwnBatch } from "#app/domain/provenance/batch/records.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { appendTraceEvents } from "./append.server.ts";
import type { ChainedEvent } from "./chain.ts";
import { type RecordTraceEvent, recordTraceEventInput } from "./input.ts";

/**
 * Records by hand what happened to a batch of the actor's organisation. It may be recorded late, never in advance, and
 * is not changed afterwards.
 * @throws DomainError `batch.not_found`, `trace_event.in_future`.
 */
export async function recordTraceEvent(ctx: AnyContext, raw: RecordTraceEvent): Promise<ChainedEvent> {
  requireCan(ctx, "trace.record");
  const { batchId, temperature, ...event } = recordTraceEventInput.parse(raw);
  if (event.occurredAt.getTime() > ctx.now.getTime())
    throw new DomainError("trace_event.in_future", {}, [
      { path: ["occurredAt"], code: "trace_event.in_future" },
    ]);
  return inTransaction(ctx, async (ctx) => {
    const batch = await lockOwnBatch(ctx, batchId);
    const appended = await appendTraceEvents(ctx, [{ ...event, batchId, temperatureCentiC: temperature }]);
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
