import type { ProcessingKind } from "#db/vocabulary/catalogue.ts";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";

/** Whether a kind of goods needs a 承诺达标合格证: everything eaten does, handicraft does not (MARA Order 2025 No. 4). */
export function needsConformityCertificate(processing: ProcessingKind): boolean {
  return processing !== "craft";
}

export type ReleaseProblem = "conformity_certificate_missing" | "inspection_missing" | "inspection_failed";

/**
 * What keeps a batch from being released: the conformity certificate is compulsory for co-operatives and firms, an
 * inspection report with a passing verdict where a rule asks for one, for which an undecided one does not do; and where there
 * are reports none may have failed.
 */
export function releaseProblems(batch: {
  processing: ProcessingKind;
  /** Whether goods of its kind may only be sold with a passing report. */
  inspectionRequired: boolean;
  hasConformityCertificate: boolean;
  verdicts: readonly InspectionVerdict[];
}): ReleaseProblem[] {
  const problems: ReleaseProblem[] = [];
  if (needsConformityCertificate(batch.processing) && !batch.hasConformityCertificate)
    problems.push("conformity_certificate_missing");
  if (batch.verdicts.includes("failed")) problems.push("inspection_failed");
  else if (batch.inspectionRequired && !batch.verdicts.includes("passed"))
    problems.push("inspection_missing");
  return problems;
}
