/** Where a year stands against its target, and where it is heading: pure arithmetic over monthly totals. */
import { type Day, daysBetween, isLeapYear, lastDayOfMonth, monthOf, yearOf } from "#app/kernel/calendar.ts";

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

/** `rates`: the rest goes on at the mean of two daily rates. `season`: it goes as the rest of the year before went. */
export type ForecastMethod = "rates" | "season";

/** How often a method was tried from the end of an earlier month, and by how much of what it said it missed on average. */
export type Backtest = { tries: number; meanErrorBasisPoints: number };

export type Forecast = {
  /** The total expected at the end of the year and the range around it, in fen. */
  expectedFen: number;
  lowFen: number;
  highFen: number;
  /** Two daily rates, in fen: of the last months, and of the year so far. */
  recentPerDayFen: number;
  yearPerDayFen: number;
  method: ForecastMethod;
  backtest: Backtest;
};

/** How many full months, besides the running one, the recent rate looks back on. */
const RECENT_FULL_MONTHS = 2;
/** How far the range reaches at least to both sides. */
const MARGIN = 0.1;
/** From how many tries on they make the range; with fewer it is made of the two rates. */
const ENOUGH_TRIES = 3;

/** Days of the year up to and including `today`; all of them for a past year, none for one to come. */
export function daysElapsed(year: number, today: Day): number {
  if (yearOf(today) < year) return 0;
  if (yearOf(today) > year) return daysInYear(year);
  return daysBetween(`${year}-01-01`, today) + 1;
}

/** 365 or 366. */
export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
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
 * Expects the rest of the year by one of two methods: at the mean of two daily rates (of the running month with the two before
 * it, and of the year so far), or as the same days of the year before went, by as much more or less as this year is
 * ahead or behind. Each is first tried from the end of every month that is over to the end of the last such month; the
 * one that missed less is used. The range reaches as far as what came was below and above what these tries said, a tenth at
 * least; with few tries, from a tenth below the slower to a tenth above the faster rate. A finished year is its own forecast;
 * a year without a day has none. `lastYear` are the months of the year before, where they are known.
 */
export function forecastOf(
  year: number,
  today: Day,
  months: MonthlyFen,
  lastYear: MonthlyFen | null = null,
): Forecast | null {
  const elapsed = daysElapsed(year, today);
  if (elapsed === 0) return null;
  const totalFen = sum(months);
  const remaining = daysInYear(year) - elapsed;
  const yearPerDay = totalFen / elapsed;
  const recentPerDay = remaining === 0 ? yearPerDay : recentRate(today, months);
  const { method, ratios } = chooseMethod(year, today, months, lastYear);
  const rest = remaining === 0 ? 0 : (restBy[method](today, `${year}-12-31`, months, lastYear) ?? 0);
  const rates = [recentPerDay, yearPerDay].map((perDay) => Math.max(0, perDay) * remaining);
  const [low, high] =
    ratios.length < ENOUGH_TRIES
      ? [Math.min(...rates) * (1 - MARGIN), Math.max(...rates) * (1 + MARGIN)]
      : [rest * Math.min(1 - MARGIN, ...ratios), rest * Math.max(1 + MARGIN, ...ratios)];
  return {
    expectedFen: Math.round(totalFen + rest),
    lowFen: Math.round(totalFen + low),
    highFen: Math.round(totalFen + high),
    recentPerDayFen: Math.round(recentPerDay),
    yearPerDayFen: Math.round(yearPerDay),
    method,
    backtest: { tries: ratios.length, meanErrorBasisPoints: Math.round(meanError(ratios) * 10_000) },
  };
}

function recentRate(today: Day, months: MonthlyFen): number {
  const month = monthOf(today);
  const first = Math.max(1, month - RECENT_FULL_MONTHS);
  const from = `${yearOf(today)}-${String(first).padStart(2, "0")}-01`;
  return sum(months.slice(first - 1, month)) / (daysBetween(from, today) + 1);
}

/** What comes after `today` until a day of the same year, in fen; null where the method cannot say. */
type Rest = (today: Day, until: Day, months: MonthlyFen, lastYear: MonthlyFen | null) => number | null;

const restBy: Record<ForecastMethod, Rest> = {
  rates: (today, until, months) => {
    const perDay = (recentRate(today, months) + sum(months) / daysElapsed(yearOf(today), today)) / 2;
    return Math.max(0, perDay) * daysBetween(today, until);
  },
  season: (today, until, months, lastYear) => {
    if (!lastYear) return null;
    const [then, later] = [cameBy(lastYear, today), cameBy(lastYear, until)];
    return then > 0 ? Math.max(0, ((later - then) * sum(months)) / then) : null;
  },
};

/** What had come in a year by the same day as `day`, each month's amount spread over its days. */
function cameBy(months: MonthlyFen, day: Day): number {
  const month = monthOf(day);
  const days = Number(lastDayOfMonth(yearOf(day), month).slice(8));
  return sum(months.slice(0, month - 1)) + ((months[month - 1] ?? 0) * Number(day.slice(8))) / days;
}

/** The method that missed less when tried, and what really came in each try as a share of what it had said. */
function chooseMethod(
  year: number,
  today: Day,
  months: MonthlyFen,
  lastYear: MonthlyFen | null,
): { method: ForecastMethod; ratios: number[] } {
  const rates = tryOut("rates", year, today, months, lastYear);
  const season = tryOut("season", year, today, months, lastYear);
  const better = season.length >= ENOUGH_TRIES && meanError(season) < meanError(rates);
  return better ? { method: "season", ratios: season } : { method: "rates", ratios: rates };
}

function tryOut(
  method: ForecastMethod,
  year: number,
  today: Day,
  months: MonthlyFen,
  lastYear: MonthlyFen | null,
): number[] {
  const over = monthsOver(year, today);
  const until = lastDayOfMonth(year, Math.max(1, over));
  return Array.from({ length: Math.max(0, over - 1) }, (_, index) => index + 1).flatMap((month) => {
    const known = months.slice(0, month);
    const said = restBy[method](lastDayOfMonth(year, month), until, known, lastYear);
    return said !== null && said > 0 ? [Math.max(0, sum(months.slice(month, over)) / said)] : [];
  });
}

/** How many months of the year have passed at the end of today. */
function monthsOver(year: number, today: Day): number {
  if (yearOf(today) > year) return 12;
  const month = monthOf(today);
  return today === lastDayOfMonth(year, month) ? month : month - 1;
}

function meanError(ratios: readonly number[]): number {
  return ratios.length === 0 ? 0 : sum(ratios.map((ratio) => Math.abs(ratio - 1))) / ratios.length;
}

/** Where an even run would stand at the end of each month, in fen, January first. */
export function evenByMonth(year: number, targetFen: number): number[] {
  return Array.from({ length: 12 }, (_, index) => {
    return Math.round((targetFen / daysInYear(year)) * daysElapsed(year, lastDayOfMonth(year, index + 1)));
  });
}
