import {
  addDays,
  addMonths,
  type Day,
  isDay,
  lastDayOfMonth,
  monthOf,
  yearOf,
} from "#app/kernel/calendar.ts";

/** A month, `YYYY-MM`. */
export type Month = string;

/** A month from an address; the one of `today` for anything that is none. */
export function readMonth(text: string | null, today: Day): Month {
  return text !== null && /^20\d\d-\d\d$/.test(text) && isDay(`${text}-01`) ? text : today.slice(0, 7);
}

/** The month so many months later, or earlier. */
export function monthsOn(month: Month, count: number): Month {
  return addMonths(`${month}-01`, count).slice(0, 7);
}

/** The first and the last day of a month. */
export function daysOf(month: Month): { first: Day; last: Day } {
  const first = `${month}-01`;
  return { first, last: lastDayOfMonth(yearOf(first), monthOf(first)) };
}

/** A month as weeks from Monday to Sunday; null stands for days of the months beside it. */
export function weeksOf(month: Month): (Day | null)[][] {
  const { first, last } = daysOf(month);
  const beforeFirst = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: (Day | null)[] = Array.from({ length: beforeFirst }, () => null);
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
