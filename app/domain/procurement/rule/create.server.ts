import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type CreateRule, createRuleInput } from "./input.ts";
import { assertApprover, insertRule, type RuleRow } from "./records.server.ts";

/**
 * Adds a step to the institution's approval table: up to an amount, for one fund source or all the others, by one
 * approver or any. One step per amount and fund source.
 * @throws DomainError `member.not_found` (the person is no active approver here), `approval_rule.overlaps`.
 */
export async function createRule(ctx: AnyContext, raw: CreateRule): Promise<RuleRow> {
  requireCan(ctx, "approval_rule.manage");
  const { fundSource = null, upTo: upToFen, approverId = null } = createRuleInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    if (approverId) await assertApprover(ctx, approverId);
    const rule = await insertRule(ctx, { fundSource, upToFen, approverId });
    await recordAudit(ctx, {
      action: "approval_rule.created",
      subjectType: "approval_rule",
      subjectId: rule.id,
      after: { fundSource, upToFen, approverId },
    });
    return rule;
  });
}
