import { describe, expect, it } from "vitest";
import {
  addDays,
  addMonths,
  dayNumberOf,
  dayOf,
  daysBetween,
  isDay,
  lastDayOfMonth,
  monthOf,
  startOfDay,
  yearOf,
} from "./calendar.ts";

it.each([
  ["1970-01-01T00:00:00Z", 0],
  ["1970-01-01T15:59:59.999Z", 0],
  ["1970-01-01T16:00:00Z", 1],
  ["2028-02-29T15:59:59.999Z", 21_243],
  ["2028-02-29T16:00:00Z", 21_244],
])("%s is in business day number %i", (instant, number) => {
  expect(dayNumberOf(Date.parse(instant))).toBe(number);
});

describe("dayOf", () => {
  it.each([
    ["2026-12-31T15:59:59.999Z", "2026-12-31"],
    ["2026-12-31T16:00:00.000Z", "2027-01-01"],
    ["2028-02-28T16:00:00.000Z", "2028-02-29"],
  ])("%s is %s in Shanghai", (instant, day) => expect(dayOf(new Date(instant))).toBe(day));

  it("is undone by startOfDay", () => expect(dayOf(startOfDay("2026-03-01"))).toBe("2026-03-01"));
});

describe("isDay", () => {
  it.each(["2028-02-29", "2026-12-31"])("takes %s", (text) => expect(isDay(text)).toBe(true));
  it.each([
    "2026-02-29",
    "2026-13-01",
    "2026-1-1",
    "",
    "yesterday",
    "0000-00-00",
    "1899-12-31",
    "9999-12-31",
  ])("refuses %j", (text) => expect(isDay(text)).toBe(false));
});

describe("arithmetic", () => {
  it.each([
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-03-01", -1, "2028-02-29"],
  ])("%s and %i days is %s", (day, count, expected) => expect(addDays(day, count)).toBe(expected));
  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-02-29", 36, "2031-02-28"],
    ["2026-11-30", -9, "2026-02-28"],
  ])("%s and %i months is %s", (day, count, expected) => expect(addMonths(day, count)).toBe(expected));
  it("counts days", () => expect(daysBetween("2026-02-27", "2026-03-02")).toBe(3));
  it("names year and month", () => expect([yearOf("2026-11-23"), monthOf("2026-11-23")]).toEqual([2026, 11]));
});

it.each([
  [2026, 2, "2026-02-28"],
  [2028, 2, "2028-02-29"],
  [2100, 2, "2100-02-28"],
  [2000, 2, "2000-02-29"],
])("%i-%i ends on %s", (year, month, day) => expect(lastDayOfMonth(year, month)).toBe(day));

it("ends every month of 400 years on the day before the next one begins", () => {
  for (let months = 0; months < 400 * 12; months++) {
    const first = addMonths("1900-01-01", months);
    expect(lastDayOfMonth(yearOf(first), monthOf(first))).toBe(addDays(addMonths(first, 1), -1));
  }
});
