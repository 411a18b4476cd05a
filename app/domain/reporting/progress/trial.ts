/** How the forecast would have done in a year that is over: pure. Amounts in fen. */
import { lastDayOfMonth } from "#app/kernel/calendar.ts";
import { type ForecastMethod, forecastOf, type MonthlyFen } from "./forecast.ts";

/** What the forecast would have said at the end of one month, and how that compares with what the year became. */
export type ForecastTrial = {
  /** 1 to 11. */
  month: number;
  expectedFen: number;
  lowFen: number;
  highFen: number;
  method: ForecastMethod;
  /** By how much it said too much (or, negative, too little), as a share of what the year became. */
  errorBasisPoints: number;
  /** Whether the year ended within the range. */
  held: boolean;
};

export type YearTrial = {
  year: number;
  /** What the year became. */
  totalFen: number;
  trials: ForecastTrial[];
  /** The mean of the errors without their signs. */
  meanErrorBasisPoints: number;
  /** How many of the ranges held the year's end. */
  held: number;
};

/** From how many month-ends on a year says something of the forecast. */
const ENOUGH_MONTHS = 6;

/**
 * Forecasts a year that is over from the end of each of its months but the last, knowing no more than was known then, and
 * compares with what it became. Null for a year that sold nothing, or in which sales began so late that there is
 * little to try. `before` are the months of the year before it.
 */
export function tryOnYear(year: number, months: MonthlyFen, before: MonthlyFen): YearTrial | null {
  const totalFen = months.reduce((sum, fen) => sum + fen, 0);
  if (totalFen <= 0) return null;
  const trials = Array.from({ length: 11 }, (_, index) => index + 1).flatMap((month) => {
    const known = months.slice(0, month);
    if (known.every((fen) => fen <= 0)) return [];
    const said = forecastOf(year, lastDayOfMonth(year, month), known, before);
    return said ? [trialOf(month, said, totalFen)] : [];
  });
  if (trials.length < ENOUGH_MONTHS) return null;
  const errors = trials.map(({ errorBasisPoints }) => Math.abs(errorBasisPoints));
  return {
    year,
    totalFen,
    trials,
    meanErrorBasisPoints: Math.round(errors.reduce((sum, error) => sum + error, 0) / errors.length),
    held: trials.filter(({ held }) => held).length,
  };
}

function trialOf(
  month: number,
  { expectedFen, lowFen, highFen, method }: NonNullable<ReturnType<typeof forecastOf>>,
  totalFen: number,
): ForecastTrial {
  return {
    month,
    expectedFen,
    lowFen,
    highFen,
    method,
    errorBasisPoints: Math.round(((expectedFen - totalFen) / totalFen) * 10_000),
    held: lowFen <= totalFen && totalFen <= highFen,
  };
}
