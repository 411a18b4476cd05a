import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { budgetUnits } from "#db/schema/accounts.server.ts";
import { knownJurisdiction } from "../reserved-share/queries.server.ts";
import { type CreateBudgetUnit, createBudgetUnitInput } from "./input.ts";
import type { BudgetUnitRow } from "./records.server.ts";

/**
 * Registers a budget unit: every order belongs to exactly one.
 * @throws DomainError `budget_unit.code_taken` when the institution has a unit with this code,
 * `reserved_share.jurisdiction_unknown`.
 */
export async function createBudgetUnit(ctx: AnyContext, raw: CreateBudgetUnit): Promise<BudgetUnitRow> {
  requireCan(ctx, "budget_unit.manage");
  const input = createBudgetUnitInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const jurisdiction = await knownJurisdiction(ctx, input.jurisdiction);
    const [unit] = await ctx.db
      .insert(budgetUnits)
      .values({ ...input, jurisdiction, id: newId(ctx.now), organisationId: ctx.actor.organisationId })
      .onConflictDoNothing({ target: [budgetUnits.organisationId, budgetUnits.code] })
      .returning();
    if (!unit) {
      throw new DomainError("budget_unit.code_taken", {}, [
        { path: ["code"], code: "budget_unit.code_taken" },
      ]);
    }
    await recordAudit(ctx, {
      action: "budget_unit.created",
      subjectType: "budget_unit",
      subjectId: unit.id,
      after: unit,
    });
    return unit;
  });
}
