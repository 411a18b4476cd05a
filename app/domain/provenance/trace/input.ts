import { z } from "zod";
import { isDay, startOfDay } from "#app/kernel/calendar.ts";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import type { TraceEventKind } from "#db/vocabulary/provenance.ts";

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

/** Degrees Celsius with up to two decimals, as hundredths; empty where none was read. */
const celsius = z
  .string()
  .optional()
  .default("")
  .transform((text, refusal) => {
    const typed = text.normalize("NFKC").trim();
    if (typed === "") return null;
    const degrees = /^-?\d{1,2}(\.\d{1,2})?$/.test(typed) ? Number(typed) : Number.NaN;
    if (!Number.isNaN(degrees)) return Math.round(degrees * 100);
    refusal.addIssue({ code: "custom", message: "number" });
    return z.NEVER;
  });

export const recordTraceEventInput = z.object({
  batchId: identifier,
  kind: z.enum(recordedKinds),
  occurredAt: localMinute,
  placeZh: requiredText(80),
  noteZh: optionalText(500),
  temperature: celsius,
});
export type RecordTraceEvent = z.input<typeof recordTraceEventInput>;
