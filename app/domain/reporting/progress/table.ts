/** The published figure as one table for spreadsheets: pure. */
import { type Cell, heading, type Row, row } from "#app/domain/reporting/workbook/cell.ts";
import { type Named, nameParts, type Part } from "./parts.ts";
import type { Progress } from "./read.server.ts";

/** One row for each part of a year by every dimension that is published; every row says under which policy it counts. */
export function progressTable({
  year,
  asOf,
  policy,
  totals,
  names,
  containsDemonstrationData,
}: Progress): Row[] {
  const line = (dimension: string, code: string, name: string, amountFen: number, entries: Cell) =>
    row(
      { count: year },
      policy.code,
      { count: policy.version },
      { day: asOf },
      dimension,
      code,
      name,
      { fen: amountFen },
      entries,
      containsDemonstrationData ? "yes" : "no",
    );
  const parts = (dimension: string, list: readonly Part[], known: readonly Named[]) =>
    nameParts(list, known).map(({ key, nameZh, amountFen, entryCount }) =>
      line(dimension, key, nameZh, amountFen, { count: entryCount }),
    );
  return [
    heading(
      "year",
      "policy",
      "policy_version",
      "as_of",
      "dimension",
      "code",
      "name",
      "amount_yuan",
      "entries",
      "demonstration",
    ),
    line("whole", "", "", totals.totalFen, { count: totals.entryCount }),
    ...totals.monthFen.map((fen, index) => line("month", String(index + 1), "", fen, null)),
    ...parts("county", totals.byCounty, names.counties),
    ...parts("industry", totals.byIndustry, names.industries),
    ...parts("channel", totals.byChannel, names.channels),
    ...parts("region", totals.byRegion, []),
  ];
}
