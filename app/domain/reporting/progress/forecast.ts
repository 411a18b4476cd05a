/** Where a year stands against its target, and where it is heading: pure arithmetic over monthly totals. */
import { addDays, addMonths, type Day, daysBetween, monthOf, yearOf } from "#app/kernel/calendar.ts";

/** Twelve monthly totals of a year in fen, January first. */
export type MonthlyFen = readonly number[];

export type Pace = {
  daysElapsed: number;
  daysInYear: number;
  /** Where an even run to the target would stand at the end of today, in fen. */
  evenFen: number;
  /** How far ahead of (or, negative, behind) the even run, in fen. */
  aheadFen: number;
  /** What is missing to the target, in fen; zero when it is reached. */
  missingFen: number;
  /** What each remaining week must bring, in fen; null when no day remains. */
  neededPerWeekFen: number | null;
};

export type Forecast = {
  /** The total expected at the end of the year and the range around it, in fen. */
  expectedFen: number;
  lowFen: number;
  highFen: number;
  /** The daily rates it is made of, in fen: of the last months, and of the year so far. */
  recentPerDayFen: number;
  yearPerDayFen: number;
};

/** How many full months, besides the running one, the recent rate looks back on. */
const RECENT_FULL_MONTHS = 2;
/** How much both ends of the range are widened beyond the slower and the faster of the two rates. */
const MARGIN = 0.1;

/** Days of the year up to and including `today`; all of them for a past year, none for one to come. */
export function daysElapsed(year: number, today: Day): number {
  if (yearOf(today) < year) return 0;
  if (yearOf(today) > year) return daysInYear(year);
  return daysBetween(`${year}-01-01`, today) + 1;
}

/** 365 or 366. */
export function daysInYear(year: number): number {
  return daysBetween(`${year}-01-01`, `${year + 1}-01-01`);
}

/** Compares a total with an even run, day by day, to the target. Amounts in fen. */
export function paceOf(year: number, today: Day, totalFen: number, targetFen: number): Pace {
  const [elapsed, length] = [daysElapsed(year, today), daysInYear(year)];
  const evenFen = Math.round((targetFen / length) * elapsed);
  const missingFen = Math.max(0, targetFen - totalFen);
  const remaining = length - elapsed;
  return {
    daysElapsed: elapsed,
    daysInYear: length,
    evenFen,
    aheadFen: totalFen - evenFen,
    missingFen,
    neededPerWeekFen: remaining > 0 ? Math.ceil((missingFen / remaining) * 7) : null,
  };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/**
 * Expects the rest of the year at the mean of two daily rates: of the running month and the two before it, and of the
 * year so far. The range reaches from a tenth below the slower to a tenth above the faster of the two. A finished year
 * is its own forecast; a year without a day has none.
 */
export function forecastOf(year: number, today: Day, months: MonthlyFen): Forecast | null {
  const elapsed = daysElapsed(year, today);
  if (elapsed === 0) return null;
  const totalFen = sum(months);
  const remaining = daysInYear(year) - elapsed;
  const yearPerDay = totalFen / elapsed;
  const recentPerDay = remaining === 0 ? yearPerDay : recentRate(today, months);
  const after = (perDay: number) => Math.round(totalFen + Math.max(0, perDay) * remaining);
  return {
    expectedFen: after((recentPerDay + yearPerDay) / 2),
    lowFen: after(Math.min(recentPerDay, yearPerDay) * (1 - MARGIN)),
    highFen: after(Math.max(recentPerDay, yearPerDay) * (1 + MARGIN)),
    recentPerDayFen: Math.round(recentPerDay),
    yearPerDayFen: Math.round(yearPerDay),
  };
}

function recentRate(today: Day, months: MonthlyFen): number {
  const month = monthOf(today);
  const first = Math.max(1, month - RECENT_FULL_MONTHS);
  const from = `${yearOf(today)}-${String(first).padStart(2, "0")}-01`;
  return sum(months.slice(first - 1, month)) / (daysBetween(from, today) + 1);
}

/** Where an even run would stand at the end of each month, in fen, January first. */
export function evenByMonth(year: number, targetFen: number): number[] {
  return Array.from({ length: 12 }, (_, index) => {
    const lastDay = addDays(addMonths(`${year}-01-01`, index + 1), -1);
    return Math.round((targetFen / daysInYear(year)) * daysElapsed(year, lastDay));
  });
}
