import { createHash } from "node:crypto";
import type { RelatedBatch } from "#db/schema/provenance.server.ts";
import type {
  BusinessStep,
  Disposition,
  TraceErrorReason,
  TraceEventKind,
} from "#db/vocabulary/provenance.ts";

/** What a trace event says; everything in it is covered by its hash. */
export type TraceFacts = {
  batchId: string;
  /** 1, 2, 3 … within the batch. */
  sequence: number;
  kind: TraceEventKind;
  occurredAt: Date;
  recordedAt: Date;
  /** Minutes the clock of the place was ahead of UTC. */
  zoneOffsetMinutes: number;
  placeZh: string;
  /** `base:<id>` or `place:<id>`; null where only words are known. */
  placeRef: string | null;
  noteZh: string;
  businessStep: BusinessStep | null;
  disposition: Disposition | null;
  actorUserId: string | null;
  actorOrganisationId: string | null;
  deliveryId: string | null;
  /** Grams of the batch that the event is about; null where none were weighed. */
  quantityGrams: number | null;
  packs: number | null;
  related: readonly RelatedBatch[];
  /** Hundredths of a degree Celsius; null where none was read. */
  temperatureCentiC: number | null;
  /** The sequence of the event declared erroneous, or of the one that this stands in for. */
  concernsSequence: number | null;
  errorReason: TraceErrorReason | null;
};

export type ChainedEvent = TraceFacts & { hashVersion: number; previousHash: string; hash: string };

/** What stands for "the event before the first". */
export const CHAIN_START = "0".repeat(64);

/** The version that new events are written in. Older ones stay valid as they are. */
export const HASH_VERSION = 2;

/** Fields that version 1 does not cover: a row of that version must be empty there. */
const emptyInVersion1 = (facts: TraceFacts): boolean =>
  facts.zoneOffsetMinutes === 480 &&
  facts.placeRef === null &&
  facts.businessStep === null &&
  facts.disposition === null &&
  facts.quantityGrams === null &&
  facts.packs === null &&
  facts.related.length === 0 &&
  facts.concernsSequence === null &&
  facts.errorReason === null;

const canonical: Record<number, (facts: TraceFacts, previousHash: string) => readonly unknown[]> = {
  1: (facts, previousHash) => [
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
  ],
  2: (facts, previousHash) => [
    "huiqian-trace-2",
    facts.batchId,
    facts.sequence,
    facts.kind,
    facts.occurredAt.toISOString(),
    facts.recordedAt.toISOString(),
    facts.zoneOffsetMinutes,
    facts.placeRef,
    facts.placeZh,
    facts.businessStep,
    facts.disposition,
    facts.actorUserId,
    facts.actorOrganisationId,
    facts.deliveryId,
    facts.quantityGrams,
    facts.packs,
    facts.related.map(({ role, batchId, grams }) => [role, batchId, grams]),
    facts.temperatureCentiC,
    facts.concernsSequence,
    facts.errorReason,
    facts.noteZh,
    previousHash,
  ],
};

/**
 * The SHA-256, in hexadecimal, of an event's canonical JSON together with the hash of the event before it.
 * Null for a version there is none of, and for a row of version 1 that says more than that version covers.
 */
export function hashOf(facts: TraceFacts, previousHash: string, version = HASH_VERSION): string | null {
  const fields = canonical[version];
  if (!fields || (version === 1 && !emptyInVersion1(facts))) return null;
  return createHash("sha256")
    .update(JSON.stringify(fields(facts, previousHash)), "utf8")
    .digest("hex");
}

/** The end of a chain: how many events it has and the hash of the last. */
export type ChainEnd = { sequence: number; hash: string };

/** Adds an event after `last` (null: the first of its batch). */
export function chainAfter(last: ChainEnd | null, facts: Omit<TraceFacts, "sequence">): ChainedEvent {
  const previousHash = last?.hash ?? CHAIN_START;
  const event = { ...facts, sequence: (last?.sequence ?? 0) + 1 };
  const hash = hashOf(event, previousHash) ?? "";
  return { ...event, hashVersion: HASH_VERSION, previousHash, hash };
}

/**
 * How an event fails to follow the one before it: a number left out or used twice, a link to another event than the
 * one before, or fields that are not those it was written with. Null when it follows.
 */
export type LinkProblem = "sequence" | "previous-hash" | "content";

export function linkProblem(before: ChainEnd | null, event: ChainedEvent): LinkProblem | null {
  if (event.sequence !== (before?.sequence ?? 0) + 1) return "sequence";
  const previousHash = before?.hash ?? CHAIN_START;
  if (event.previousHash !== previousHash) return "previous-hash";
  return event.hash === hashOf(event, previousHash, event.hashVersion) ? null : "content";
}

/**
 * Recomputes a batch's chain, its events in the order of their sequence; `end` is how it must end where that is known.
 * Returns the sequence of the first event that does not agree (one past the last, when the end is missing), or null
 * when all do.
 */
export function firstBreak(events: readonly ChainedEvent[], end?: ChainEnd | null): number | null {
  let before: ChainEnd | null = null;
  for (const event of events) {
    if (linkProblem(before, event)) return (before?.sequence ?? 0) + 1;
    before = event;
  }
  if (end === undefined) return null;
  const whole = (before?.sequence ?? 0) === (end?.sequence ?? 0) && before?.hash === end?.hash;
  return whole ? null : (before?.sequence ?? 0) + 1;
}
