/** Months as addresses name them: pure. */
import { addMonths, type Day } from "#app/kernel/calendar.ts";

/** The first day of `YYYY-MM`; null for anything that is no month. */
export function firstDayOf(month: string): Day | null {
  return /^20\d\d-(0[1-9]|1[0-2])$/.test(month) ? `${month}-01` : null;
}

/** The month before or after, as `YYYY-MM`. */
export function monthBeside(month: string, by: -1 | 1): string {
  return addMonths(`${month}-01`, by).slice(0, 7);
}
