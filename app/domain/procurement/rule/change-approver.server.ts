import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type ChangeApprover, changeApproverInput } from "./input.ts";
import { assertApprover, endRule, insertRule, type RuleRow } from "./records.server.ts";

/**
 * Has another approver, or any, decide at a step of the approval table; what waits is theirs to decide from now on. The
 * new step takes the place of the old one, which stays for what was decided under it.
 * @throws DomainError `approval_rule.not_found`, `member.not_found` (the person is no active approver here).
 */
export async function changeApprover(ctx: AnyContext, raw: ChangeApprover): Promise<RuleRow> {
  requireCan(ctx, "approval_rule.manage");
  const { ruleId, approverId = null } = changeApproverInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    if (approverId) await assertApprover(ctx, approverId);
    const { fundSource, upToFen, approverId: former } = await endRule(ctx, ruleId);
    const rule = await insertRule(ctx, { fundSource, upToFen, approverId });
    await recordAudit(ctx, {
      action: "approval_rule.approver_changed",
      subjectType: "approval_rule",
      subjectId: rule.id,
      before: { ruleId, approverId: former },
      after: { approverId, fundSource, upToFen },
    });
    return rule;
  });
}
