import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import { shareProgress } from "#app/domain/accounts/budget-unit/reserved-share.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { startOfDay } from "#app/kernel/calendar.ts";
import { budgetUnits, reservedShares, yearlySpends } from "#db/schema/accounts.server.ts";
import { purchaseOrders } from "#db/schema/procurement.server.ts";

/**
 * The budget units of the actor's institution in a year: what is planned, what was accepted less returns from whatever
 * fund, and how far that is toward the reserved share. A unit without a canteen has none. Amounts in fen.
 */
export async function listBudgetProgress(ctx: AnyContext, year: number) {
  requireCan(ctx, "budget_unit.manage");
  const own = ctx.actor.organisationId;
  const [units, bought, [share]] = await Promise.all([
    ctx.db
      .select({
        id: budgetUnits.id,
        code: budgetUnits.code,
        name: budgetUnits.name,
        hasCanteen: budgetUnits.hasCanteen,
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
    ctx.db
      .select()
      .from(reservedShares)
      .where(eq(reservedShares.year, year))
      .orderBy(desc(reservedShares.shareBasisPoints))
      .limit(1),
  ]);
  const boughtBy = new Map(bought.map((row) => [row.budgetUnitId, row.boughtFen]));
  return {
    share: share ?? null,
    units: units.map((unit) => {
      const boughtFen = boughtBy.get(unit.id) ?? 0;
      const progress =
        share && unit.hasCanteen ? shareProgress(unit.plannedFen, boughtFen, share.shareBasisPoints) : null;
      return { ...unit, boughtFen, progress };
    }),
  };
}
