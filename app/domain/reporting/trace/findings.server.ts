import { requiresInspection } from "#app/domain/provenance/inspection/required.ts";
import type { InspectionRuleRow } from "#app/domain/provenance/inspection/rules.server.ts";
import { type Finding, type FoundBatch, findingsOf } from "#app/domain/provenance/trace/findings.ts";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";
import type { TimelineRows } from "./timeline.server.ts";

type Batch = Pick<FoundBatch, "state" | "origin" | "quantityGrams"> & {
  product: Pick<FoundBatch, "processing" | "storageClass"> & { industryCode: string };
};

/** What does not fit together on the timeline of a batch. */
export function foundOn(
  batch: Batch,
  rows: TimelineRows,
  reports: readonly { verdict: InspectionVerdict }[],
  rules: readonly InspectionRuleRow[],
): Finding[] {
  return findingsOf(
    {
      state: batch.state,
      origin: batch.origin,
      quantityGrams: batch.quantityGrams,
      processing: batch.product.processing,
      storageClass: batch.product.storageClass,
      inspectionRequired: requiresInspection(rules, batch.product),
      inspectionPassed: reports.some(({ verdict }) => verdict === "passed"),
    },
    rows.map(({ event }) => event),
  );
}
