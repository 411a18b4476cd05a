import { and, eq } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { indicators, indicatorTargets } from "#db/schema/indicators.server.ts";

export type IndicatorRow = typeof indicators.$inferSelect;

/**
 * Loads and locks an indicator in a year: reports of it and verdicts on them take turns.
 * @throws DomainError `indicator.not_found`, also for a year without a target of it.
 */
export async function lockIndicator(ctx: InTransaction, code: string, year: number): Promise<IndicatorRow> {
  const rows = await ctx.db
    .select({ indicator: indicators })
    .from(indicatorTargets)
    .innerJoin(indicators, eq(indicators.code, indicatorTargets.indicatorCode))
    .where(and(eq(indicatorTargets.indicatorCode, code), eq(indicatorTargets.year, year)))
    .for("no key update", { of: indicatorTargets });
  return oneRow(rows, "indicator.not_found").indicator;
}
