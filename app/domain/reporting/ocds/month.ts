/** Months as addresses name them: pure. */
import type { Day } from "#app/kernel/calendar.ts";

/** The first day of `YYYY-MM`; null for anything that is no month. */
export function firstDayOf(month: string): Day | null {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? `${month}-01` : null;
}

/** The months beside one in a list that begins with the latest; null at its ends. */
export function monthsBeside(months: readonly string[], month: string) {
  return {
    next: months.findLast((other) => other > month) ?? null,
    prev: months.find((other) => other < month) ?? null,
  };
}
