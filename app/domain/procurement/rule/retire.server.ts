import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { approvalRules } from "#db/schema/requisitions.server.ts";
import type { RuleRow } from "./create.server.ts";
import { type RetireRule, retireRuleInput } from "./input.ts";

/**
 * Takes a step out of the approval table; what waits is from now on held against the steps that remain.
 * @throws DomainError `approval_rule.not_found`, also for another institution's or one already taken out.
 */
export async function retireRule(ctx: AnyContext, raw: RetireRule): Promise<RuleRow> {
  requireCan(ctx, "approval_rule.manage");
  const { ruleId } = retireRuleInput.parse(raw);
  if (!isId(ruleId)) throw new DomainError("approval_rule.not_found");
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .update(approvalRules)
      .set({ isActive: false })
      .where(
        and(
          eq(approvalRules.id, ruleId),
          eq(approvalRules.organisationId, ctx.actor.organisationId),
          eq(approvalRules.isActive, true),
        ),
      )
      .returning();
    const rule = oneRow(rows, "approval_rule.not_found");
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
