import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { optionalDecimal, optionalWholeNumber } from "#app/kernel/number-input.ts";
import { inspectionUnits, readingKinds } from "#db/vocabulary/inspection.ts";

/** What a laboratory may have concluded itself, and what a person may set. */
export const decidedVerdicts = ["passed", "failed"] as const;

const MOST_READINGS = 60;

/** An amount a laboratory wrote, in millionths of its unit; never negative. */
const amount = optionalDecimal(6, 1_000_000).refine((micro) => micro === null || micro >= 0, "number");

const readingInput = z.object({
  /** The parameter of the template. */
  parameter: requiredText(60),
  found: z.enum(readingKinds),
  value: amount,
  detectionLimit: amount,
  /** The unit of both; that of the limit when left out. */
  unit: z.enum(inspectionUnits).optional(),
});

/** A laboratory's report, whoever had the sample taken. */
export const reportInput = z.object({
  number: requiredText(60),
  laboratory: requiredText(120),
  method: requiredText(120),
  sampledOn: businessDay,
  reportedOn: businessDay,
  /** Who took the sample, where, and how many. */
  sampledBy: optionalText(60),
  samplingPlace: optionalText(120),
  sampleCount: optionalWholeNumber(1, 10_000),
  /** Whose limits the readings are held against; empty where only the laboratory's own verdict is known. */
  templateCode: optionalText(60),
  readings: z.array(readingInput).max(MOST_READINGS).default([]),
  /** The laboratory's own verdict, where no readings are given. */
  verdict: z.enum(decidedVerdicts).optional(),
  summary: optionalText(1000),
});
export type GivenReport = z.output<typeof reportInput>;

/** What the form says besides the document itself. */
export const recordInspectionFormInput = reportInput.extend({ batchId: identifier });
export const recordInspectionInput = recordInspectionFormInput.extend({
  /** The report as a document; may follow on paper. */
  fileId: optionalText(64),
});
export type RecordInspection = z.input<typeof recordInspectionInput>;

export const overrideVerdictInput = z.object({
  batchId: identifier,
  reportId: identifier,
  verdict: z.enum(decidedVerdicts),
  reason: requiredText(500),
});
export type OverrideVerdict = z.input<typeof overrideVerdictInput>;
