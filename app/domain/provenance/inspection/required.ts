import type { InspectionRule } from "#db/reference/inspection.ts";
import type { ProcessingKind } from "#db/vocabulary/catalogue.ts";

export type RuledGoods = { industryCode: string; processing: ProcessingKind };

/** The rule for goods of an industry, worked so far: that of their industry before the one for all; undefined without one. */
export function ruleFor<Rule extends Pick<InspectionRule, "processing" | "industryCode">>(
  rules: readonly Rule[],
  goods: RuledGoods,
): Rule | undefined {
  const fitting = rules.filter(({ processing }) => processing === goods.processing);
  return (
    fitting.find(({ industryCode }) => industryCode === goods.industryCode) ??
    fitting.find(({ industryCode }) => industryCode === null)
  );
}

/** Whether a batch of such goods may only be released with a passing inspection report. */
export function requiresInspection(
  rules: readonly Pick<InspectionRule, "processing" | "industryCode" | "beforeRelease">[],
  goods: RuledGoods,
): boolean {
  return ruleFor(rules, goods)?.beforeRelease === true;
}
