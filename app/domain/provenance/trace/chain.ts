import { createHash } from "node:crypto";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";

/** What a trace event says; everything in it is covered by its hash. */
export type TraceFacts = {
  batchId: string;
  /** 1, 2, 3 … within the batch. */
  sequence: number;
  kind: TraceEventKind;
  occurredAt: Date;
  recordedAt: Date;
  placeZh: string;
  noteZh: string;
  actorUserId: string | null;
  actorOrganisationId: string | null;
  deliveryId: string | null;
  /** Hundredths of a degree Celsius; null where none was read. */
  temperatureCentiC: number | null;
};

export type ChainedEvent = TraceFacts & { previousHash: string; hash: string };

/** What stands for "the event before the first". */
export const CHAIN_START = "0".repeat(64);

/** The SHA-256, in hexadecimal, of an event's canonical JSON together with the hash of the event before it. */
export function hashOf(facts: TraceFacts, previousHash: string): string {
  const canonical = JSON.stringify([
    "huiqian-trace-1",
    facts.batchId,
    facts.sequence,
    facts.kind,
    facts.occurredAt.toISOString(),
    facts.recordedAt.toISOString(),
    facts.placeZh,
    facts.noteZh,
    facts.actorUserId,
    facts.actorOrganisationId,
    facts.deliveryId,
    facts.temperatureCentiC,
    previousHash,
  ]);
  return createHash("sha256").update(canonical, "utf8").digest("hex");
}

/** Adds an event after `last` (null: the first of its batch). */
export function chainAfter(
  last: Pick<ChainedEvent, "sequence" | "hash"> | null,
  facts: Omit<TraceFacts, "sequence">,
): ChainedEvent {
  const previousHash = last?.hash ?? CHAIN_START;
  const event = { ...facts, sequence: (last?.sequence ?? 0) + 1 };
  return { ...event, previousHash, hash: hashOf(event, previousHash) };
}

/**
 * Recomputes a batch's chain, its events in the order of their sequence.
 * Returns the sequence of the first event that does not agree, or null when all do.
 */
export function firstBreak(events: readonly ChainedEvent[]): number | null {
  let previousHash = CHAIN_START;
  let sequence = 0;
  for (const event of events) {
    sequence += 1;
    if (event.sequence !== sequence || event.previousHash !== previousHash) return sequence;
    if (event.hash !== hashOf(event, previousHash)) return sequence;
    previousHash = event.hash;
  }
  return null;
}
