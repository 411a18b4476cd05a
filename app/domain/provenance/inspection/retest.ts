import { addMonths, type Day } from "#app/kernel/calendar.ts";

/** How a product stands toward its next test: `dueOn` is the last day on which it is in time. */
export type RetestStanding = { dueOn: Day; overdue: boolean };

/**
 * When goods must be tested again: so many months after their last report, or after they went on sale where there is none.
 * The due day itself is still in time; a month that lacks the day ends on its last (31 Aug + 6 = 28 Feb, 29 in leap years).
 */
export function retestStanding(
  { lastReportedOn, onSaleSince, months }: { lastReportedOn: Day | null; onSaleSince: Day; months: number },
  today: Day,
): RetestStanding {
  const dueOn = addMonths(lastReportedOn ?? onSaleSince, months);
  return { dueOn, overdue: dueOn < today };
}
