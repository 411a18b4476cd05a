import { and, desc, eq, isNull } from "drizzle-orm";
import { lockIndicator } from "#app/domain/indicators/indicator/records.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { indicatorReports, indicatorVerdictRows } from "#db/schema/indicators.server.ts";
import type { IndicatorVerdict } from "#db/vocabulary/indicators.ts";

export type ReportRow = typeof indicatorReports.$inferSelect;

const ofPlace = (countyCode: string | null) =>
  countyCode === null ? isNull(indicatorReports.countyCode) : eq(indicatorReports.countyCode, countyCode);

/** The value last confirmed for a place, or null. */
export async function lastConfirmed(
  ctx: InTransaction,
  { indicatorCode, year, countyCode }: Pick<ReportRow, "indicatorCode" | "year" | "countyCode">,
): Promise<number | null> {
  const [row] = await ctx.db
    .select({ value: indicatorReports.value })
    .from(indicatorReports)
    .innerJoin(indicatorVerdictRows, eq(indicatorVerdictRows.reportId, indicatorReports.id))
    .where(
      and(
        eq(indicatorReports.indicatorCode, indicatorCode),
        eq(indicatorReports.year, year),
        ofPlace(countyCode),
        eq(indicatorVerdictRows.verdict, "confirmed"),
      ),
    )
    .orderBy(desc(indicatorReports.reportedAt), desc(indicatorReports.id))
    .limit(1);
  return row?.value ?? null;
}

/**
 * Gives a report its verdict, under the lock of its indicator.
 * @throws DomainError `indicator_report.not_found`, `indicator_report.decided`, `indicator_report.superseded` when its
 * place has sent a newer one, `indicator_report.own` for whoever reported it.
 */
export async function giveVerdict(
  ctx: InTransaction,
  reportId: string,
  { verdict, reason }: { verdict: IndicatorVerdict; reason: string },
): Promise<ReportRow> {
  if (!isId(reportId)) throw new DomainError("indicator_report.not_found");
  const report = oneRow(
    await ctx.db.select().from(indicatorReports).where(eq(indicatorReports.id, reportId)),
    "indicator_report.not_found",
  );
  if (report.reportedById === ctx.actor.userId) throw new DomainError("indicator_report.own");
  await lockIndicator(ctx, report.indicatorCode, report.year);
  const [newest] = await ctx.db
    .select({ id: indicatorReports.id })
    .from(indicatorReports)
    .where(
      and(
        eq(indicatorReports.indicatorCode, report.indicatorCode),
        eq(indicatorReports.year, report.year),
        ofPlace(report.countyCode),
      ),
    )
    .orderBy(desc(indicatorReports.reportedAt), desc(indicatorReports.id))
    .limit(1);
  const written = await ctx.db
    .insert(indicatorVerdictRows)
    .values({ reportId, verdict, reason, decidedAt: ctx.now, decidedById: ctx.actor.userId })
    .onConflictDoNothing()
    .returning({ reportId: indicatorVerdictRows.reportId });
  oneRow(written, "indicator_report.decided");
  if (newest?.id !== reportId) throw new DomainError("indicator_report.superseded");
  return report;
}
