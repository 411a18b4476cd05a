import type { FundSource } from "#db/vocabulary/procurement.ts";

/** A step of an institution's approval table; `upToFen` is inclusive, in fen. */
export type RuleStep = {
  id: string;
  /** Null: for every fund source that has no rule of its own. */
  fundSource: FundSource | null;
  upToFen: number;
  /** Null: any member with the approver's role. */
  approverId: string | null;
};

export type RuleAnswer<Step extends RuleStep> =
  | { covered: true; rule: Step }
  /** `highestFen` is null where the institution has no rule at all for the fund source. */
  | { covered: false; highestFen: number | null };

/**
 * The rule that decides an amount in fen: among the fund source's own rules, or the general ones where it has none,
 * the lowest that covers it. Above the highest the answer is no.
 */
export function ruleThatCovers<Step extends RuleStep>(
  rules: readonly Step[],
  fundSource: FundSource,
  amountFen: number,
): RuleAnswer<Step> {
  const own = rules.filter((rule) => rule.fundSource === fundSource);
  const steps = own.length > 0 ? own : rules.filter((rule) => rule.fundSource === null);
  let lowest: Step | undefined;
  let highestFen: number | null = null;
  for (const step of steps) {
    if (highestFen === null || step.upToFen > highestFen) highestFen = step.upToFen;
    if (step.upToFen >= amountFen && (lowest === undefined || step.upToFen < lowest.upToFen)) lowest = step;
  }
  return lowest ? { covered: true, rule: lowest } : { covered: false, highestFen };
}

/** Whether this person may decide under the rule, the requester apart. */
export function mayDecide(rule: Pick<RuleStep, "approverId">, userId: string): boolean {
  return rule.approverId === null || rule.approverId === userId;
}
