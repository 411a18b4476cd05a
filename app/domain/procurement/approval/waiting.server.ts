import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, together } from "#app/domain/core/transaction.server.ts";
import { contentHash } from "#app/domain/procurement/requisition/content.ts";
import { type Frame, loadFrameOf } from "#app/domain/procurement/requisition/frame.server.ts";
import {
  linesOf,
  lockRequisition,
  type RequisitionLineRow,
  type RequisitionRow,
} from "#app/domain/procurement/requisition/records.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type DecisionFacts, decisionRefusal } from "./decide.ts";
import { openApprovalsOf } from "./records.server.ts";

export type WaitingRequisition = { requisition: RequisitionRow; lines: RequisitionLineRow[]; frame: Frame };

/**
 * Locks a requisition for its approver's decision, once nothing stands against this person deciding it now.
 * @throws DomainError `requisition.not_found`, `requisition.wrong_state`, `approval.own_requisition`,
 * `approval.content_changed`, `approval.outdated`, `approval.hold_expired`, `approval.not_within_rule`, `requisition.no_rule_covers`.
 */
export async function lockForDecision(
  ctx: InTransaction,
  { requisitionId, contentHash: seen }: { requisitionId: string; contentHash: string },
  decision: "approve" | "reject",
): Promise<WaitingRequisition> {
  const [requisition, open, lines, frame] = await together(
    lockRequisition(ctx, requisitionId),
    openApprovalsOf(ctx, requisitionId),
    linesOf(ctx, requisitionId),
    loadFrameOf(ctx, requisitionId),
  );
  if (requisition.state !== "submitted") {
    throw new DomainError("requisition.wrong_state", { state: requisition.state, wanted: "approved" });
  }
  const approval = oneRow(open, "approval.wrong_state");
  const actual = contentHash({ ...requisition, place: frame.place, lines });
  const facts: DecisionFacts = {
    ...requisition,
    approverId: ctx.actor.userId,
    now: ctx.now,
    rules: frame.rules,
    hashes: { seen, bound: approval.contentHash, actual },
  };
  const refusal = decisionRefusal(facts, decision);
  if (refusal) throw new DomainError(refusal.code, refusal.details);
  return { requisition, lines, frame };
}
