/** What a supplier may report, and what of it may be published: pure. */
import { yearOf } from "#app/kernel/calendar.ts";
import type { FieldIssue } from "#app/kernel/errors.ts";
import type { BenefitWay } from "#db/vocabulary/benefit.ts";
import type { ReadBenefit } from "./input.ts";

/** The amounts of a report by way, without those that are nothing. */
export function waysOf(report: ReadBenefit): { way: BenefitWay; amountFen: number }[] {
  const amounts: Record<BenefitWay, number | undefined> = {
    order: report.order,
    employment: report.employment,
    dividend: report.dividend,
    "land-rent": report.landRent,
    other: report.other,
  };
  return Object.entries(amounts).flatMap(([way, amountFen]) =>
    amountFen ? [{ way: way as BenefitWay, amountFen }] : [],
  );
}

/** What is wrong with a report beyond the shape of its fields; each entry names its field. */
export function benefitIssues(report: ReadBenefit, today: string): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (yearOf(report.asOf) !== report.year || report.asOf > today)
    issues.push({ path: ["asOf"], code: "benefit.day_outside" });
  if (report.formerlyPoor > report.households)
    issues.push({ path: ["formerlyPoor"], code: "benefit.more_than_households" });
  if (waysOf(report).length === 0) issues.push({ path: ["order"], code: "benefit.amount_missing" });
  return issues;
}

/** Fewer households than this could be recognised by their neighbours. */
export const FEWEST_PUBLISHED = 5;

type Aggregate = { households: number; formerlyPoor: number };

/** Whether an aggregate may be shown to anybody. */
export const isPublishable = ({ households }: Aggregate): boolean => households >= FEWEST_PUBLISHED;

/** The number of formerly poor households as anybody may know it: null where it is so small that it points at somebody. */
export function publishedPoor({ formerlyPoor }: Aggregate): number | null {
  return formerlyPoor === 0 || formerlyPoor >= FEWEST_PUBLISHED ? formerlyPoor : null;
}
