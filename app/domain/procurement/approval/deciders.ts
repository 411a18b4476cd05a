import type { FundSource } from "#db/vocabulary/procurement.ts";
import { mayDecide, type RuleStep, ruleThatCovers } from "./rule.ts";

/** What of a requisition says who may decide it; the total in fen. */
export type ToDecide = { requesterId: string; fundSource: FundSource; totalFen: number };

/**
 * Those of an institution's approvers who may decide a requisition: whom its rule names, or anybody; never its own
 * requester. One that no rule covers can still be rejected, by anybody.
 */
export function decidersOf<Approver extends { userId: string }>(
  { requesterId, fundSource, totalFen }: ToDecide,
  rules: readonly RuleStep[],
  approvers: readonly Approver[],
): Approver[] {
  const answer = ruleThatCovers(rules, fundSource, totalFen);
  return approvers.filter(
    ({ userId }) => userId !== requesterId && (!answer.covered || mayDecide(answer.rule, userId)),
  );
}
