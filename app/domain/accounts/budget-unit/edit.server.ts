import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { budgetUnits } from "#db/schema/accounts.server.ts";
import { knownJurisdiction } from "../reserved-share/queries.server.ts";
import { type EditBudgetUnit, editBudgetUnitInput } from "./input.ts";
import { type BudgetUnitRow, lockBudgetUnit } from "./records.server.ts";

/**
 * Changes a budget unit's name, canteen, jurisdiction or use; its code stays.
 * @throws DomainError `budget_unit.not_found`, `reserved_share.jurisdiction_unknown`.
 */
export async function editBudgetUnit(ctx: AnyContext, raw: EditBudgetUnit): Promise<BudgetUnitRow> {
  requireCan(ctx, "budget_unit.manage");
  const { budgetUnitId, ...changes } = editBudgetUnitInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const before = await lockBudgetUnit(ctx, budgetUnitId);
    const jurisdiction = await knownJurisdiction(ctx, changes.jurisdiction);
    const rows = await ctx.db
      .update(budgetUnits)
      .set({ ...changes, jurisdiction })
      .where(eq(budgetUnits.id, before.id))
      .returning();
    const after = oneRow(rows, "budget_unit.not_found");
    await recordAudit(ctx, {
      action: "budget_unit.edited",
      subjectType: "budget_unit",
      subjectId: after.id,
      before,
      after,
    });
    return after;
  });
}
