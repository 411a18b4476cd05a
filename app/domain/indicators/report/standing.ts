/** What the reports of an indicator amount to, place by place: pure. */
import type { IndicatorReportState, IndicatorVerdict } from "#db/vocabulary/indicators.ts";

type Judged = { countyCode: string | null; value: number; verdict: IndicatorVerdict | null };

/** A place's standing: the last confirmed report, and the one that waits for a verdict, if it is the newest. */
export type Standing<Report> = { confirmed: Report | null; waiting: Report | null };

/** The standing of every place that reported. `reports` stand newest first. */
export function standingsOf<Report extends Judged>(
  reports: readonly Report[],
): Map<string | null, Standing<Report>> {
  const standings = new Map<string | null, Standing<Report>>();
  for (const report of reports) {
    const known = standings.get(report.countyCode);
    const standing = known ?? { confirmed: null, waiting: report.verdict === null ? report : null };
    if (report.verdict === "confirmed") standing.confirmed ??= report;
    standings.set(report.countyCode, standing);
  }
  return standings;
}

/** How a report stands: one without a verdict waits only as long as its place sent no newer one. */
export function stateOfReport(
  verdict: IndicatorVerdict | null,
  isNewestOfItsPlace: boolean,
): IndicatorReportState {
  return verdict ?? (isNewestOfItsPlace ? "waiting" : "superseded");
}

/** The sums of an indicator over all places: confirmed, and what it would be if everything that waits were confirmed. */
export function sumsOf(standings: Iterable<Standing<Judged>>): { confirmed: number; withWaiting: number } {
  let [confirmed, withWaiting] = [0, 0];
  for (const standing of standings) {
    confirmed += standing.confirmed?.value ?? 0;
    withWaiting += standing.waiting?.value ?? standing.confirmed?.value ?? 0;
  }
  return { confirmed, withWaiting };
}
