import { expect, it } from "vitest";
import { daysOf, monthsOn, readMonth, weeksOf } from "./month.ts";

it.each([
  ["2026-12", "2026-12"],
  ["2026-13", "2026-06"],
  ["1999-01", "2026-06"],
  ["x", "2026-06"],
  [null, "2026-06"],
])("reads %s as %s", (text, month) => expect(readMonth(text, "2026-06-15")).toBe(month));

it("goes over the turn of the year", () => {
  expect(monthsOn("2026-12", 1)).toBe("2027-01");
  expect(monthsOn("2026-01", -1)).toBe("2025-12");
});

it.each([
  ["2026-02", "2026-02-28", 5],
  ["2028-02", "2028-02-29", 5],
  ["2027-02", "2027-02-28", 4],
  ["2026-08", "2026-08-31", 6],
])("%s ends on %s and takes %i weeks", (month, last, weeks) => {
  expect(daysOf(month).last).toBe(last);
  expect(weeksOf(month)).toHaveLength(weeks);
  expect(weeksOf(month).flat().filter(Boolean)).toHaveLength(Number(last.slice(8)));
});

it("begins its weeks on Monday", () => {
  expect(weeksOf("2026-06")[0]?.[0]).toBe("2026-06-01");
  expect(weeksOf("2026-11")[0]).toEqual([null, null, null, null, null, null, "2026-11-01"]);
});
