import { z } from "zod";
import { isDay, startOfDay } from "#app/kernel/calendar.ts";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import {
  optionalDecimal,
  optionalMilli,
  optionalWholeNumber,
  wholeNumber,
} from "#app/kernel/number-input.ts";
import { type TraceEventKind, traceErrorReasons } from "#db/vocabulary/provenance.ts";

/** What a supplier records by hand; dispatch, acceptance and return are written by their own acts. */
export const recordedKinds = [
  "sown",
  "harvested",
  "processed",
  "inspected",
  "packed",
  "stored",
  "handed-over",
  "loaded",
  "arrived",
] as const satisfies readonly TraceEventKind[];

/** A minute on the clock of Asia/Shanghai, as `datetime-local` controls send it: `2026-03-05T14:30`. */
const localMinute = z.string().transform((text, refusal) => {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::\d{2})?$/.exec(text.trim());
  if (match && isDay(match[1] ?? "")) {
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    return new Date(startOfDay(match[1] ?? "").getTime() + minutes * 60_000);
  }
  refusal.addIssue({ code: "custom", message: "date" });
  return z.NEVER;
});

/** An instant: a text is a local minute, a date an instant already. */
export const occurrence = z.union([localMinute, z.custom<Date>((value) => value instanceof Date)], "date");

export const recordTraceEventInput = z.object({
  batchId: identifier,
  kind: z.enum(recordedKinds),
  occurredAt: occurrence,
  placeZh: requiredText(80),
  noteZh: optionalText(500),
  /** Kilograms it is about, up to three decimals; empty where none were weighed. */
  quantityKilograms: optionalMilli(100_000_000),
  packs: optionalWholeNumber(1, 1_000_000),
  /** The event declared erroneous that this one stands in for; empty for one of its own. */
  concernsSequence: optionalWholeNumber(1, 1_000_000),
  /** Degrees Celsius with up to two decimals; empty where none was read. */
  temperature: optionalDecimal(2, 99),
});
export type RecordTraceEvent = z.input<typeof recordTraceEventInput>;

export const declareTraceErrorInput = z.object({
  batchId: identifier,
  /** The event meant, by its number on the batch's timeline. */
  sequence: wholeNumber(1, 1_000_000),
  errorReason: z.enum(traceErrorReasons),
  noteZh: requiredText(500),
});
export type DeclareTraceError = z.input<typeof declareTraceErrorInput>;
