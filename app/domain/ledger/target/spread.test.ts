import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysOfMonths, plannedBy, seasonOf, spreadBy } from "./spread.ts";

describe("seasonOf", () => {
  const months = [10, 20, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  it.each([
    ["a year that is over stands as it was", "2027-01-01", months],
    [
      "a month that runs, and those to come, weigh like the average",
      "2026-04-30",
      [10, 20, 30, ...Array(9).fill(20)],
    ],
    ["in January nothing is known", "2026-01-31", Array(12).fill(0)],
    ["nor of a year to come", "2025-12-31", Array(12).fill(0)],
  ])("%s", (_, today, weights) => expect(seasonOf(months, 2026, today)).toEqual(weights));
});

describe("spreadBy", () => {
  it.each<[string, number, number[], number[]]>([
    ["evenly", 10, [1, 1, 1], [4, 3, 3]],
    ["by weight", 100, [1, 2, 1], [25, 50, 25]],
    ["to the largest remainder", 100, [1, 1, 4], [17, 17, 66]],
    ["nothing to a part that had less than nothing", 100, [-5, 0, 5], [0, 0, 100]],
    ["evenly without history", 7, [0, 0], [4, 3]],
    ["over no part", 7, [], []],
  ])("spreads %s", (_, amount, weights, parts) => expect(spreadBy(amount, weights)).toEqual(parts));

  it("always sums to the amount, in whole fen, and gives more to more", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000_000_000 }),
        fc.array(fc.integer({ min: -1000, max: 10_000_000_000_000 }), { minLength: 1, maxLength: 40 }),
        (amount, weights) => {
          const parts = spreadBy(amount, weights);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
          expect(parts.every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true);
          if (!weights.some((weight) => weight > 0)) return;
          const heaviest = weights.indexOf(Math.max(...weights));
          expect(parts[heaviest]).toBe(Math.max(...parts));
        },
      ),
    ));
});

it.each([
  [2026, 28],
  [2024, 29],
])("February of %i has %i days", (year, days) => expect(daysOfMonths(year)[1]).toBe(days));

describe("plannedBy", () => {
  const even = daysOfMonths(2026).map((days) => days * 1000);
  const late = Array.from({ length: 12 }, (_, index) => (index === 11 ? 365_000 : 0));
  it.each<[string, string, readonly number[], number]>([
    ["on New Year's day", "2026-01-01", even, 1000],
    ["in the middle", "2026-03-14", even, 73_000],
    ["on the last day", "2026-12-31", even, 365_000],
    ["before the year", "2025-12-31", even, 0],
    ["after the year", "2027-01-01", even, 365_000],
    ["where all is planned for December", "2026-11-30", late, 0],
    ["half of that December", "2026-12-31", late, 365_000],
    ["without a plan", "2026-06-30", Array(12).fill(0), 0],
  ])("%s", (_, today, months, planned) => expect(plannedBy(2026, today, 365_000, months)).toBe(planned));

  it("counts 366 days of a leap year, and spreads a plan that misses the whole like itself", () => {
    expect(plannedBy(2024, "2024-02-29", 366_000, daysOfMonths(2024))).toBe(60_000);
    expect(plannedBy(2026, "2026-06-30", 200, [100, ...Array(11).fill(0)])).toBe(200);
  });
});
