import type { ErrorCode, ErrorDetails, FieldIssue } from "#app/kernel/errors.ts";
import type { FundSource, RequisitionState } from "#db/vocabulary/procurement.ts";
import { mayDecide, type RuleStep, ruleThatCovers } from "./rule.ts";

/** What an approver's right to decide on a requisition depends on. Amounts in fen. */
export type DecisionFacts = {
  state: RequisitionState;
  requesterId: string;
  approverId: string;
  fundSource: FundSource;
  totalFen: number;
  holdExpiresAt: Date | null;
  now: Date;
  rules: readonly RuleStep[];
  /** Of what the approver saw, of what the approval was opened for, and of the rows as they stand. */
  hashes: { seen: string; bound: string; actual: string };
};

type Refusal = { code: ErrorCode; details: ErrorDetails };

/**
 * Why this person may not decide now, or null: the requisition waits, is not their own, is what they saw, and falls
 * under a rule that names them or nobody. Where its hold has expired, its rows have changed or no rule covers it any
 * more, it can still be rejected.
 */
export function decisionRefusal(facts: DecisionFacts, decision: "approve" | "reject"): Refusal | null {
  const no = (code: ErrorCode, details: ErrorDetails = {}): Refusal => ({ code, details });
  if (facts.state !== "submitted")
    return no("requisition.wrong_state", { state: facts.state, wanted: "approved" });
  if (facts.requesterId === facts.approverId) return no("approval.own_requisition");
  const { seen, bound, actual } = facts.hashes;
  if (seen !== bound) return no("approval.content_changed");
  const answer = ruleThatCovers(facts.rules, facts.fundSource, facts.totalFen);
  if (answer.covered && !mayDecide(answer.rule, facts.approverId)) return no("approval.not_within_rule");
  if (decision === "reject") return null;
  if (!answer.covered) {
    return no("requisition.no_rule_covers", { totalFen: facts.totalFen, highestFen: answer.highestFen });
  }
  if (bound !== actual) return no("approval.outdated");
  if (facts.holdExpiresAt === null || facts.holdExpiresAt <= facts.now) return no("approval.hold_expired");
  return null;
}

/** Rejected positions that the requisition does not have, as refused fields. */
export function unknownRejections(
  rejections: readonly { position: number }[],
  lines: readonly { position: number }[],
): FieldIssue[] {
  const known = new Set(lines.map((line) => line.position));
  return rejections.flatMap(({ position }, index) =>
    known.has(position)
      ? []
      : [
          {
            path: ["rejections", index, "position"],
            code: "basket.line_invalid" as const,
            details: { position },
          },
        ],
  );
}
