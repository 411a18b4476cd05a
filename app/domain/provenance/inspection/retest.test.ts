import { expect, it } from "vitest";
import { dayOf } from "#app/kernel/calendar.ts";
import { retestStanding } from "./retest.ts";

const standing = (lastReportedOn: string | null, today: string, months = 6) =>
  retestStanding({ lastReportedOn, onSaleSince: "2026-01-10", months }, today);

it.each<[string | null, string, string, boolean]>([
  ["2026-02-01", "2026-07-31", "2026-08-01", false],
  ["2026-02-01", "2026-08-01", "2026-08-01", false],
  ["2026-02-01", "2026-08-02", "2026-08-01", true],
  [null, "2026-07-10", "2026-07-10", false],
  [null, "2026-07-11", "2026-07-10", true],
  ["2026-08-31", "2027-02-28", "2027-02-28", false],
  ["2026-08-31", "2027-03-01", "2027-02-28", true],
  ["2027-08-31", "2028-02-29", "2028-02-29", false],
  ["2027-08-31", "2028-03-01", "2028-02-29", true],
])("last report %s, today %s: due %s", (last, today, dueOn, overdue) =>
  expect(standing(last, today)).toEqual({ dueOn, overdue }),
);

it("turns at midnight in Shanghai", () => {
  expect(standing("2026-02-01", dayOf(new Date("2026-08-01T15:59:59.999Z"))).overdue).toBe(false);
  expect(standing("2026-02-01", dayOf(new Date("2026-08-01T16:00:00Z"))).overdue).toBe(true);
});
