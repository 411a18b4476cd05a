import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { budgetUnits } from "#db/schema/accounts.server.ts";

export type BudgetUnitRow = typeof budgetUnits.$inferSelect;

/** Loads and locks a budget unit of the actor's institution. @throws DomainError `budget_unit.not_found`. */
export async function lockBudgetUnit(ctx: InTransaction, budgetUnitId: string): Promise<BudgetUnitRow> {
  if (!isId(budgetUnitId)) throw new DomainError("budget_unit.not_found");
  const rows = await ctx.db
    .select()
    .from(budgetUnits)
    .where(and(eq(budgetUnits.id, budgetUnitId), eq(budgetUnits.organisationId, ctx.actor.organisationId)))
    .for("no key update");
  return oneRow(rows, "budget_unit.not_found");
}
