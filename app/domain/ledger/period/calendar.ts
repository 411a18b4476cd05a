/** Which periods of the ledger may be closed and opened again: pure. */
import { addMonths, type Day, lastDayOfMonth } from "#app/kernel/calendar.ts";

/** A month of a year, 1 to 12, or with month 0 the year. */
export type Period = { year: number; month: number };

/** The months of a year that are closed, and whether the year itself is. */
export type YearState = { closedMonths: readonly number[]; yearClosed: boolean };

/** The last day of a period. */
export function lastDayOf({ year, month }: Period): Day {
  return lastDayOfMonth(year, month === 0 ? 12 : month);
}

/**
 * Why a period cannot be closed today; null when it can. Months close one after the other, so that what comes late for a
 * closed one has one month to go to; the year closes after its twelve months.
 */
export function closingProblem(period: Period, { closedMonths, yearClosed }: YearState, today: Day) {
  const { month } = period;
  if (today <= lastDayOf(period)) return "not_over" as const;
  if (month === 0 ? yearClosed : closedMonths.includes(month)) return "closed" as const;
  const before = Array.from({ length: month === 0 ? 12 : month - 1 }, (_, index) => index + 1);
  if (before.some((each) => !closedMonths.includes(each))) return "earlier_open" as const;
  return null;
}

/** Why nobody can ask to open a period again; null when somebody can. */
export function reopeningProblem({ month }: Period, { closedMonths, yearClosed }: YearState) {
  if (month === 0) return yearClosed ? null : ("not_closed" as const);
  if (!closedMonths.includes(month)) return "not_closed" as const;
  return yearClosed ? ("year_closed" as const) : null;
}

/** The day on which something counts: the one on which it occurred, or the first one after it whose month is open. */
export function countsOn(occurredOn: Day, isClosed: (month: string) => boolean): Day {
  let day = occurredOn;
  while (isClosed(day.slice(0, 7))) day = addMonths(`${day.slice(0, 7)}-01`, 1);
  return day;
}
