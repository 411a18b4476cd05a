import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { type RetireRule, retireRuleInput } from "./input.ts";
import { endRule, type RuleRow } from "./records.server.ts";

/**
 * Takes a step out of the approval table; what waits is from now on held against the steps that remain.
 * @throws DomainError `approval_rule.not_found`, also for another institution's or one already taken out.
 */
export async function retireRule(ctx: AnyContext, raw: RetireRule): Promise<RuleRow> {
  requireCan(ctx, "approval_rule.manage");
  const { ruleId } = retireRuleInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const rule = await endRule(ctx, ruleId);
    await recordAudit(ctx, {
      action: "approval_rule.retired",
      subjectType: "approval_rule",
      subjectId: ruleId,
      before: { isActive: true },
      after: { isActive: false },
    });
    return rule;
  });
}
