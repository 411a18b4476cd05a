import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closingProblem, countsOn, lastDayOf, reopeningProblem } from "./calendar.ts";

const upTo = (month: number) => Array.from({ length: month }, (_, index) => index + 1);
const state = (closedMonths: number[], yearClosed = false) => ({ closedMonths, yearClosed });

it.each([
  [2026, 2, "2026-02-28"],
  [2024, 2, "2024-02-29"],
  [2026, 12, "2026-12-31"],
  [2026, 0, "2026-12-31"],
])("%i-%i ends on %s", (year, month, day) => expect(lastDayOf({ year, month })).toBe(day));

describe("closing", () => {
  it.each<[string, number, number[], string, string | null]>([
    ["a month that is over", 3, [1, 2], "2026-04-01", null],
    ["on its last day", 3, [1, 2], "2026-03-31", "not_over"],
    ["one that is closed", 2, [1, 2], "2026-04-01", "closed"],
    ["one behind an open one", 3, [1], "2026-04-01", "earlier_open"],
    ["December on New Year's day", 12, upTo(11), "2027-01-01", null],
    ["the year after its months", 0, upTo(12), "2027-01-01", null],
    ["the year before December", 0, upTo(11), "2027-01-01", "earlier_open"],
    ["the year on its last day", 0, upTo(11), "2026-12-31", "not_over"],
  ])("%s", (_, month, closed, today, problem) =>
    expect(closingProblem({ year: 2026, month }, state(closed), today)).toBe(problem),
  );

  it("does not close a closed year again", () =>
    expect(closingProblem({ year: 2026, month: 0 }, state(upTo(12), true), "2027-02-01")).toBe("closed"));
});

it.each<[string, number, number[], boolean, string | null]>([
  ["a closed month", 2, [1, 2], false, null],
  ["an open month", 3, [1, 2], false, "not_closed"],
  ["a month of a closed year", 2, upTo(12), true, "year_closed"],
  ["a closed year", 0, upTo(12), true, null],
  ["an open year", 0, upTo(12), false, "not_closed"],
])("opening %s again", (_, month, closed, yearClosed, problem) =>
  expect(reopeningProblem({ year: 2026, month }, state(closed, yearClosed))).toBe(problem),
);

describe("the day on which something counts", () => {
  it.each([
    ["2026-06-15", [], "2026-06-15"],
    ["2026-06-15", ["2026-06"], "2026-07-01"],
    ["2026-11-30", ["2026-11", "2026-12"], "2027-01-01"],
    ["2026-06-15", ["2026-05", "2026-07"], "2026-06-15"],
    ["2024-02-29", ["2024-02"], "2024-03-01"],
  ])("%s with %j closed is %s", (day, closed, counts) =>
    expect(countsOn(day, (month) => closed.includes(month))).toBe(counts),
  );

  it("is never before it occurred and never in a closed month", () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2021-01-01"), max: new Date("2027-12-31"), noInvalidDate: true }),
        fc.uniqueArray(fc.integer({ min: 0, max: 83 })),
        (date, months) => {
          const closed = new Set(
            months.map(
              (each) => `${2021 + Math.floor(each / 12)}-${String((each % 12) + 1).padStart(2, "0")}`,
            ),
          );
          const day = date.toISOString().slice(0, 10);
          const counts = countsOn(day, (month) => closed.has(month));
          expect(counts >= day).toBe(true);
          expect(closed.has(counts.slice(0, 7))).toBe(false);
        },
      ),
    ));
});
