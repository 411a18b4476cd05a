/** The parts a target can be divided into, and what of a year's total stands in each: pure. Amounts in fen. */
import { daysOfMonths } from "#app/domain/ledger/target/spread.ts";
import type { Named, Names, YearTotals } from "#app/domain/reporting/progress/parts.ts";
import type { TargetBasis, TargetDimension } from "#db/vocabulary/ledger.ts";

/** One division of a target: the parts that somebody decided, and why they do not sum to the whole where they do not. */
export type Division = {
  dimension: TargetDimension;
  basis: TargetBasis;
  gapReason: string;
  parts: Map<string, number>;
};

const divisionOf = {
  county: { names: "counties", totals: "byCounty" },
  industry: { names: "industries", totals: "byIndustry" },
  channel: { names: "channels", totals: "byChannel" },
  district: { names: "districts", totals: "byDistrict" },
} as const satisfies Record<
  Exclude<TargetDimension, "month">,
  { names: keyof Names; totals: keyof YearTotals }
>;

/** Everything a target can be divided into by a dimension, in its own order. */
export function keysOf(by: TargetDimension, names: Names): Named[] {
  if (by === "month")
    return Array.from({ length: 12 }, (_, index) => {
      const code = String(index + 1);
      return { code, nameZh: `${code}月`, nameEn: code };
    });
  return names[divisionOf[by].names];
}

/** What stands in each part of a year. */
export function partsBy(by: TargetDimension, totals: YearTotals): Map<string, number> {
  if (by === "month") return new Map(totals.monthFen.map((fen, index) => [String(index + 1), fen]));
  return new Map(totals[divisionOf[by].totals].map(({ key, amountFen }) => [key, amountFen]));
}

/** The twelve amounts or weights that a year's target is to be reached by: its division by month, else an even run by days. */
export function monthlyPlan(year: number, divisions: readonly Division[]): number[] {
  const months = divisions.find(({ dimension }) => dimension === "month")?.parts;
  return daysOfMonths(year).map((days, index) => (months ? (months.get(String(index + 1)) ?? 0) : days));
}
