import { desc, inArray } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { batches, traceEvents } from "#db/schema/provenance.server.ts";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";
import { type ChainedEvent, chainAfter } from "./chain.ts";

/** A trace event to be written; who records it and when come from the context. */
export type NewTraceEvent = {
  batchId: string;
  kind: TraceEventKind;
  occurredAt: Date;
  placeZh: string;
  noteZh?: string;
  deliveryId?: string | null;
  /** Hundredths of a degree Celsius. */
  temperatureCentiC?: number | null;
};

/**
 * Appends events to the chains of their batches. The batch rows are locked in key order, so that two writers of one
 * chain follow each other; scoping to an organisation is the caller's.
 * @throws DomainError `batch.not_found`.
 */
export async function appendTraceEvents(
  ctx: InTransaction<Actor | null>,
  events: readonly NewTraceEvent[],
): Promise<ChainedEvent[]> {
  if (events.length === 0) return [];
  const batchIds = [...new Set(events.map((event) => event.batchId))];
  const locked = await ctx.db
    .select({ id: batches.id })
    .from(batches)
    .where(inArray(batches.id, batchIds))
    .orderBy(batches.id)
    .for("no key update");
  if (locked.length !== batchIds.length) throw new DomainError("batch.not_found");
  const last = await lastEvents(ctx, batchIds);
  const chained: ChainedEvent[] = [];
  for (const event of events) {
    const next = chainAfter(last.get(event.batchId) ?? null, {
      batchId: event.batchId,
      kind: event.kind,
      occurredAt: event.occurredAt,
      recordedAt: ctx.now,
      placeZh: event.placeZh,
      noteZh: event.noteZh ?? "",
      actorUserId: ctx.actor?.userId ?? null,
      actorOrganisationId: ctx.actor?.organisationId ?? null,
      deliveryId: event.deliveryId ?? null,
      temperatureCentiC: event.temperatureCentiC ?? null,
    });
    last.set(event.batchId, next);
    chained.push(next);
  }
  await ctx.db.insert(traceEvents).values(chained);
  return chained;
}

async function lastEvents(ctx: InTransaction<Actor | null>, batchIds: string[]) {
  const rows = await ctx.db
    .selectDistinctOn([traceEvents.batchId], {
      batchId: traceEvents.batchId,
      sequence: traceEvents.sequence,
      hash: traceEvents.hash,
    })
    .from(traceEvents)
    .where(inArray(traceEvents.batchId, batchIds))
    .orderBy(traceEvents.batchId, desc(traceEvents.sequence));
  return new Map<string, Pick<ChainedEvent, "sequence" | "hash">>(rows.map((row) => [row.batchId, row]));
}
