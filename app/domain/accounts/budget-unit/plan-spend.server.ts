import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { yearlySpends } from "#db/schema/accounts.server.ts";
import { type PlanSpend, planSpendInput } from "./input.ts";
import { lockBudgetUnit } from "./records.server.ts";

/**
 * Sets what a budget unit means to spend in a year; its reserved share is measured against it.
 * @throws DomainError `budget_unit.not_found`.
 */
export async function planSpend(ctx: AnyContext, raw: PlanSpend): Promise<{ amountFen: number }> {
  requireCan(ctx, "budget_unit.manage");
  const { budgetUnitId, year, amount: amountFen } = planSpendInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const unit = await lockBudgetUnit(ctx, budgetUnitId);
    await ctx.db
      .insert(yearlySpends)
      .values({ budgetUnitId: unit.id, year, amountFen })
      .onConflictDoUpdate({ target: [yearlySpends.budgetUnitId, yearlySpends.year], set: { amountFen } });
    await recordAudit(ctx, {
      action: "budget_unit.spend_planned",
      subjectType: "budget_unit",
      subjectId: unit.id,
      after: { year, amountFen },
    });
    return { amountFen };
  });
}
