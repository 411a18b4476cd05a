import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { inspectionVerdicts } from "#db/vocabulary/provenance.ts";

export const recordInspectionInput = z.object({
  batchId: identifier,
  number: requiredText(60),
  laboratory: requiredText(120),
  method: requiredText(120),
  sampledOn: businessDay,
  reportedOn: businessDay,
  verdict: z.enum(inspectionVerdicts),
  summary: optionalText(1000),
  /** The report as a document; may follow on paper. */
  fileId: optionalText(64),
});
/** What the form says besides the document itself. */
export const recordInspectionFormInput = recordInspectionInput.omit({ fileId: true });

export type RecordInspection = z.input<typeof recordInspectionInput>;
