import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { shareProgress } from "#app/domain/accounts/budget-unit/reserved-share.ts";
import { listJurisdictions, listReservedShares } from "#app/domain/accounts/reserved-share/queries.server.ts";
import { ruleOf, rulesInForce } from "#app/domain/accounts/reserved-share/rule.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { startOfDay } from "#app/kernel/calendar.ts";
import { budgetUnits, yearlySpends } from "#db/schema/accounts.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";

/**
 * The budget units of the actor's institution in a year: what is planned, what was accepted less returns from whatever
 * fund, how much of that the union and the staff bought, and how far it is toward the share that the rule of the
 * unit's jurisdiction reserves. A unit without a canteen has none. Amounts in fen.
 */
export async function listBudgetProgress(ctx: AnyContext, year: number) {
  requireCan(ctx, "budget_unit.manage");
  const own = ctx.actor.organisationId;
  const [units, bought, shares, jurisdictions] = await Promise.all([
    ctx.db
      .select({
        id: budgetUnits.id,
        code: budgetUnits.code,
        name: budgetUnits.name,
        hasCanteen: budgetUnits.hasCanteen,
        jurisdiction: budgetUnits.jurisdiction,
        isActive: budgetUnits.isActive,
        plannedFen: yearlySpends.amountFen,
      })
      .from(budgetUnits)
      .leftJoin(yearlySpends, and(eq(yearlySpends.budgetUnitId, budgetUnits.id), eq(yearlySpends.year, year)))
      .where(eq(budgetUnits.organisationId, own))
      .orderBy(asc(budgetUnits.code)),
    ctx.db
      .select({
        budgetUnitId: purchaseOrders.budgetUnitId,
        boughtFen: sql<number>`sum(${purchaseOrders.acceptedFen} - ${purchaseOrders.returnedFen})::bigint`,
        staffFen: sql<number>`coalesce(sum(${purchaseOrders.acceptedFen} - ${purchaseOrders.returnedFen}) filter (where ${purchaseOrders.fundSource} in ('union', 'personal')), 0)::bigint`,
      })
      .from(purchaseOrders)
      .where(
        and(
          eq(purchaseOrders.organisationId, own),
          gte(purchaseOrders.placedAt, startOfDay(`${year}-01-01`)),
          lt(purchaseOrders.placedAt, startOfDay(`${year + 1}-01-01`)),
        ),
      )
      .groupBy(purchaseOrders.budgetUnitId),
    listReservedShares(ctx, year),
    listJurisdictions(ctx),
  ]);
  const boughtBy = new Map(bought.map((row) => [row.budgetUnitId, row]));
  const inForce = rulesInForce(shares);
  return {
    jurisdictions,
    units: units.map((unit) => {
      const { boughtFen = 0, staffFen = 0 } = boughtBy.get(unit.id) ?? {};
      const rule = ruleOf(unit, inForce);
      const progress = rule ? shareProgress(unit.plannedFen, boughtFen, rule.shareBasisPoints) : null;
      return { ...unit, boughtFen, staffFen, rule, progress };
    }),
  };
}
