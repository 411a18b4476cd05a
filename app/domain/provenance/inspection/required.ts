import type { InspectionRule } from "#db/reference/inspection.ts";
import type { ProcessingKind } from "#db/vocabulary/catalogue.ts";

/** Whether goods of an industry, worked so far, may only be sold with a passing inspection report. */
export function requiresInspection(
  rules: readonly InspectionRule[],
  goods: { industryCode: string; processing: ProcessingKind },
): boolean {
  return rules.some(
    (rule) =>
      rule.processing === goods.processing &&
      (rule.industryCode === null || rule.industryCode === goods.industryCode),
  );
}
