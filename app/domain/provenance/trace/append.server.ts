import { inArray } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { batches, type RelatedBatch, traceEvents, traceHeads } from "#db/schema/provenance.server.ts";
import type { Disposition, TraceErrorReason, TraceEventKind } from "#db/vocabulary/provenance.ts";
import { type ChainEnd, type ChainedEvent, chainAfter } from "./chain.ts";
import { usualWhy } from "./why.ts";

/** Shanghai has had no daylight saving since 1991. */
const SHANGHAI_OFFSET_MINUTES = 480;

/** A trace event to be written; who records it and when come from the context. */
export type NewTraceEvent = {
  batchId: string;
  kind: TraceEventKind;
  occurredAt: Date;
  placeZh: string;
  /** `base:<id>` or `place:<id>`, where the place is one on record. */
  placeRef?: string | null;
  noteZh?: string;
  /** The state of the goods after it, where it is not the usual one of its kind. */
  disposition?: Disposition;
  deliveryId?: string | null;
  /** Grams of the batch that it is about. */
  quantityGrams?: number | null;
  packs?: number | null;
  /** Batches that went into this one, or that were made of it. */
  related?: readonly RelatedBatch[];
  /** Hundredths of a degree Celsius. */
  temperatureCentiC?: number | null;
  /** The event declared erroneous, or the one that this stands in for. */
  concernsSequence?: number | null;
  errorReason?: TraceErrorReason | null;
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
  const ends = await chainEnds(ctx, batchIds);
  const chained: ChainedEvent[] = [];
  for (const event of events) {
    const why = usualWhy[event.kind];
    const next = chainAfter(ends.get(event.batchId) ?? null, {
      batchId: event.batchId,
      kind: event.kind,
      occurredAt: event.occurredAt,
      recordedAt: ctx.now,
      zoneOffsetMinutes: SHANGHAI_OFFSET_MINUTES,
      placeZh: event.placeZh,
      placeRef: event.placeRef ?? null,
      noteZh: event.noteZh ?? "",
      businessStep: why.businessStep,
      disposition: event.disposition ?? why.disposition,
      actorUserId: ctx.actor?.userId ?? null,
      actorOrganisationId: ctx.actor?.organisationId ?? null,
      deliveryId: event.deliveryId ?? null,
      quantityGrams: event.quantityGrams ?? null,
      packs: event.packs ?? null,
      related: event.related ?? [],
      temperatureCentiC: event.temperatureCentiC ?? null,
      concernsSequence: event.concernsSequence ?? null,
      errorReason: event.errorReason ?? null,
    });
    ends.set(event.batchId, next);
    chained.push(next);
  }
  await ctx.db
    .insert(traceEvents)
    .values(chained.map((event) => ({ ...event, related: [...event.related] })));
  return chained;
}

async function chainEnds(
  ctx: InTransaction<Actor | null>,
  batchIds: string[],
): Promise<Map<string, ChainEnd>> {
  const rows = await ctx.db
    .select({ batchId: traceHeads.batchId, sequence: traceHeads.length, hash: traceHeads.hash })
    .from(traceHeads)
    .where(inArray(traceHeads.batchId, batchIds));
  return new Map(rows.map((row) => [row.batchId, row]));
}
