import type { RelatedBatch } from "#db/schema/provenance.server.ts";
import type { ProcessingKind, StorageClass } from "#db/vocabulary/catalogue.ts";
import type { BatchOrigin, BatchState, TraceEventKind } from "#db/vocabulary/provenance.ts";
import { erroneousSequences } from "./corrections.ts";
import { deliveryMet } from "./met.ts";

/** What is compared with each other: a batch as it is on record, and what its timeline tells. */
export type FoundBatch = {
  state: BatchState;
  origin: BatchOrigin;
  processing: ProcessingKind;
  storageClass: StorageClass;
  quantityGrams: number;
  /** Whether goods of its kind may only be sold with a passing report, and whether it has one. */
  inspectionRequired: boolean;
  inspectionPassed: boolean;
};

export type FoundEvent = {
  sequence: number;
  kind: TraceEventKind;
  occurredAt: Date;
  recordedAt: Date;
  deliveryId: string | null;
  quantityGrams: number | null;
  related: readonly RelatedBatch[];
  concernsSequence: number | null;
};

/** A note is worth knowing, a question wants an answer, a contradiction cannot be true. */
export const findingGrades = ["contradiction", "question", "note"] as const;
export type FindingGrade = (typeof findingGrades)[number];

/** Gaps, then impossible orders, then impossible quantities. */
export const findingCodes = [
  "harvest_missing",
  "making_missing",
  "packing_missing",
  "inspection_missing",
  "dispatched_without_load",
  "long_silence",
  "recorded_late",
  "before_harvest",
  "dispatched_before_packed",
  "accepted_before_dispatched",
  "refused_before_dispatched",
  "returned_before_accepted",
  "after_depletion",
  "yield_above_inputs",
  "dispatched_more_than_packed",
  "left_more_than_stated",
  "packed_other_than_stated",
  "accepted_more_than_dispatched",
  "arrived_less_than_dispatched",
  "returned_more_than_accepted",
] as const;
export type FindingCode = (typeof findingCodes)[number];

export type Finding = {
  code: FindingCode;
  grade: FindingGrade;
  /** The events meant, by their numbers on the timeline. */
  sequences: number[];
  /** Grams that are compared, or days that passed. */
  grams?: { one: number; other: number };
  days?: number;
};

/** Days without any event after which goods in store are asked about. */
export const SILENT_DAYS: Record<StorageClass, number> = { ambient: 180, chilled: 14, frozen: 120 };
/** Days after which an event counts as recorded late. */
export const LATE_DAYS = 30;
const DAY_MS = 86_400_000;

/** Slaughter and handwork begin goods that nobody harvests. */
const beginnings: Record<ProcessingKind, readonly TraceEventKind[]> = {
  fresh: ["harvested"],
  primary: ["harvested"],
  "packaged-food": ["harvested"],
  livestock: ["harvested", "processed"],
  aquatic: ["harvested"],
  craft: ["harvested", "processed"],
};

/** What can only be done to goods that were harvested. */
const afterHarvest: readonly TraceEventKind[] = [
  "processed",
  "packed",
  "stored",
  "handed-over",
  "loaded",
  "dispatched",
  "transformed",
];

/** Processed food may have gained water, salt or sugar, so that more comes out than was harvested. */
const mayGain: Record<ProcessingKind, boolean> = {
  fresh: false,
  primary: false,
  "packaged-food": true,
  livestock: false,
  aquatic: false,
  craft: false,
};

/**
 * What does not fit together on a batch's timeline: gaps, impossible orders, impossible quantities; the gravest first.
 * Events declared erroneous are passed over. Amounts are compared only where all that are needed were recorded.
 */
export function findingsOf(batch: FoundBatch, told: readonly FoundEvent[]): Finding[] {
  const erroneous = erroneousSequences(told);
  const events = told
    .filter(({ kind, sequence }) => kind !== "declared-error" && !erroneous.has(sequence))
    .sort(
      (one, other) => one.occurredAt.getTime() - other.occurredAt.getTime() || one.sequence - other.sequence,
    );
  const found = [
    ...gaps(batch, events),
    ...silences(batch, events),
    ...impossibleOrders(batch, events),
    ...impossibleQuantities(batch, events),
    ...impossibleDeliveries(events),
  ];
  return found.sort(
    (one, other) =>
      findingGrades.indexOf(one.grade) - findingGrades.indexOf(other.grade) ||
      findingCodes.indexOf(one.code) - findingCodes.indexOf(other.code),
  );
}

const ofKind = (events: readonly FoundEvent[], ...kinds: readonly TraceEventKind[]) =>
  events.filter(({ kind }) => kinds.includes(kind));
const sequencesOf = (events: readonly FoundEvent[]) => events.map(({ sequence }) => sequence);
/** The sum of all amounts; null when one of them is not known, or there are none. */
function wholeSum(events: readonly FoundEvent[]): number | null {
  if (events.length === 0) return null;
  return events.reduce<number | null>(
    (sum, { quantityGrams }) => (sum === null || quantityGrams === null ? null : sum + quantityGrams),
    0,
  );
}
/** The sum of the amounts that are known. */
const leastSum = (events: readonly FoundEvent[]) =>
  events.reduce((sum, { quantityGrams }) => sum + (quantityGrams ?? 0), 0);
/** The events that drew on the batch for another one. */
const drawsOn = (events: readonly FoundEvent[]) =>
  ofKind(events, "transformed").filter(({ related }) => related.some(({ role }) => role === "output"));

function gaps(batch: FoundBatch, events: readonly FoundEvent[]): Finding[] {
  const found: Finding[] = [];
  if (batch.state !== "draft") {
    const made = batch.origin !== "harvested";
    const making = ofKind(events, "transformed");
    if (made && making.length === 0) found.push({ code: "making_missing", grade: "question", sequences: [] });
    if (!made && ofKind(events, ...beginnings[batch.processing]).length === 0)
      found.push({ code: "harvest_missing", grade: "question", sequences: [] });
    if (ofKind(events, "packed").length === 0 && !(made && making.length > 0))
      found.push({ code: "packing_missing", grade: "question", sequences: [] });
    if (batch.inspectionRequired && !batch.inspectionPassed)
      found.push({ code: "inspection_missing", grade: "question", sequences: [] });
  }
  const loads = ofKind(events, "loaded");
  const unloaded = ofKind(events, "dispatched").filter(
    (sent) =>
      !loads.some((load) =>
        load.deliveryId === null
          ? Math.abs(load.occurredAt.getTime() - sent.occurredAt.getTime()) <= DAY_MS
          : load.deliveryId === sent.deliveryId,
      ),
  );
  if (unloaded.length > 0)
    found.push({ code: "dispatched_without_load", grade: "note", sequences: sequencesOf(unloaded) });
  return found;
}

function silences(batch: FoundBatch, events: readonly FoundEvent[]): Finding[] {
  const found: Finding[] = [];
  const after = events.filter(({ kind }) => kind !== "sown");
  for (const [index, event] of after.entries()) {
    const before = after[index - 1];
    const days = before ? daysApart(before.occurredAt, event.occurredAt) : 0;
    if (before && days > SILENT_DAYS[batch.storageClass])
      found.push({ code: "long_silence", grade: "note", sequences: [before.sequence, event.sequence], days });
  }
  const late = events.filter(({ occurredAt, recordedAt }) => daysApart(occurredAt, recordedAt) > LATE_DAYS);
  if (late.length > 0) {
    const days = Math.max(...late.map(({ occurredAt, recordedAt }) => daysApart(occurredAt, recordedAt)));
    found.push({ code: "recorded_late", grade: "note", sequences: sequencesOf(late), days });
  }
  return found;
}

const daysApart = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / DAY_MS);

function impossibleOrders(batch: FoundBatch, events: readonly FoundEvent[]): Finding[] {
  const found: Finding[] = [];
  const earlier = (code: FindingCode, first: FoundEvent | undefined, kinds: readonly TraceEventKind[]) => {
    const before = first
      ? ofKind(events, ...kinds).filter((event) => event.occurredAt < first.occurredAt)
      : [];
    if (first && before.length > 0)
      found.push({ code, grade: "contradiction", sequences: [...sequencesOf(before), first.sequence] });
  };
  earlier("before_harvest", ofKind(events, "harvested")[0], afterHarvest);
  earlier("dispatched_before_packed", ofKind(events, "packed")[0], ["dispatched"]);

  let left = batch.quantityGrams;
  const draws = new Set(drawsOn(events));
  const late: FoundEvent[] = [];
  for (const event of events) {
    const leaves = event.kind === "dispatched" || draws.has(event);
    if (
      left <= 0 &&
      (leaves || event.kind === "harvested" || event.kind === "processed" || event.kind === "packed")
    )
      late.push(event);
    if (leaves) left -= event.quantityGrams ?? 0;
  }
  if (late.length > 0)
    found.push({ code: "after_depletion", grade: "contradiction", sequences: sequencesOf(late) });
  return found;
}

function impossibleQuantities(batch: FoundBatch, events: readonly FoundEvent[]): Finding[] {
  const found: Finding[] = [];
  const compare = (
    code: FindingCode,
    grade: FindingGrade,
    larger: readonly FoundEvent[],
    least: number,
    most: number | null,
  ) => {
    if (most !== null && least > most)
      found.push({ code, grade, sequences: sequencesOf(larger), grams: { one: least, other: most } });
  };
  const harvested = wholeSum(ofKind(events, "harvested"));
  const packed = ofKind(events, "packed");
  const gain = mayGain[batch.processing] ? "question" : "contradiction";
  const worked = ofKind(events, "processed");
  if (leastSum(packed) >= leastSum(worked))
    compare("yield_above_inputs", gain, packed, leastSum(packed), harvested);
  else compare("yield_above_inputs", gain, worked, leastSum(worked), harvested);

  for (const making of ofKind(events, "transformed")) {
    const inputs = making.related.filter(({ role }) => role === "input");
    if (inputs.length === 0) continue;
    const grade = batch.origin === "processed" ? "question" : "contradiction";
    const went = inputs.reduce((sum, { grams }) => sum + grams, 0);
    compare("yield_above_inputs", grade, [making], making.quantityGrams ?? 0, went);
  }

  const sent = ofKind(events, "dispatched");
  compare("dispatched_more_than_packed", "contradiction", sent, leastSum(sent), wholeSum(packed));
  const gone = [...sent, ...drawsOn(events)];
  compare("left_more_than_stated", "contradiction", gone, leastSum(gone), batch.quantityGrams);
  const whole = wholeSum(packed);
  if (whole !== null && whole !== batch.quantityGrams)
    found.push({
      code: "packed_other_than_stated",
      grade: "question",
      sequences: sequencesOf(packed),
      grams: { one: whole, other: batch.quantityGrams },
    });
  return found;
}

/**
 * What one delivery tells of itself: nothing is accepted or refused that was not sent, nothing returned that was not accepted,
 * and what was neither accepted nor refused of what was sent is missing.
 */
function impossibleDeliveries(events: readonly FoundEvent[]): Finding[] {
  const found: Finding[] = [];
  const deliveryIds = new Set(events.flatMap(({ deliveryId }) => (deliveryId === null ? [] : [deliveryId])));
  for (const deliveryId of deliveryIds) {
    const own = events.filter((event) => event.deliveryId === deliveryId);
    const met = deliveryMet(own);
    if (met.missingGrams > 0)
      found.push({
        code: "arrived_less_than_dispatched",
        grade: "note",
        sequences: sequencesOf(ofKind(own, "dispatched", "accepted", "refused")),
        grams: { one: met.sentGrams - met.missingGrams, other: met.sentGrams },
      });
    for (const { later, earlier, order, amount } of deliverySteps) {
      const after = ofKind(own, ...later);
      const before = ofKind(own, earlier);
      const first = before[0];
      const early = after.filter((event) => !first || event.occurredAt < first.occurredAt);
      if (order !== null && early.length > 0)
        found.push({ code: order, grade: "contradiction", sequences: sequencesOf(early) });
      const most = wholeSum(before);
      if (amount !== null && most !== null && leastSum(after) > most)
        found.push({
          code: amount,
          grade: "contradiction",
          sequences: sequencesOf(after),
          grams: { one: leastSum(after), other: most },
        });
    }
  }
  return found;
}

const deliverySteps = [
  {
    later: ["accepted"],
    earlier: "dispatched",
    order: "accepted_before_dispatched",
    amount: null,
  },
  {
    later: ["refused"],
    earlier: "dispatched",
    order: "refused_before_dispatched",
    amount: null,
  },
  {
    later: ["accepted", "refused"],
    earlier: "dispatched",
    order: null,
    amount: "accepted_more_than_dispatched",
  },
  {
    later: ["returned"],
    earlier: "accepted",
    order: "returned_before_accepted",
    amount: "returned_more_than_accepted",
  },
] as const;
