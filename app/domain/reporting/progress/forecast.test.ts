import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysElapsed, daysInYear, evenByMonth, forecastOf, paceOf } from "./forecast.ts";

const months = (...amounts: number[]) => Array.from({ length: 12 }, (_, index) => amounts[index] ?? 0);

it.each<[number, string, number]>([
  [2026, "2026-01-01", 1],
  [2026, "2026-12-31", 365],
  [2024, "2024-12-31", 366],
  [2026, "2025-12-31", 0],
  [2026, "2027-01-01", 365],
])("of %i, %s has seen %i days", (year, today, days) => expect(daysElapsed(year, today)).toBe(days));

it.each([
  [2026, 365],
  [2024, 366],
  [2100, 365],
])("%i has %i days", (year, days) => expect(daysInYear(year)).toBe(days));

describe("paceOf", () => {
  it.each<[string, string, number, number, number, number | null]>([
    ["on the first day", "2026-01-01", 0, 1_000, -1_000, 7_020],
    ["just on the line", "2026-03-14", 73_000, 73_000, 0, 7_000],
    ["ahead", "2026-03-14", 80_000, 73_000, 7_000, 6_833],
    ["reached and passed", "2026-07-19", 400_000, 200_000, 200_000, 0],
    ["the last day", "2026-12-31", 300_000, 365_000, -65_000, null],
  ])("%s", (_, today, total, even, ahead, week) => {
    const pace = paceOf(2026, today, total, 365_000);
    expect([pace.evenFen, pace.aheadFen, pace.neededPerWeekFen]).toEqual([even, ahead, week]);
    expect(pace.missingFen).toBe(Math.max(0, 365_000 - total));
  });
});

describe("forecastOf", () => {
  it("carries an even year on as it runs", () => {
    const even = months(31_000, 28_000, 31_000, 30_000, 31_000, 15_000);
    expect(forecastOf(2026, "2026-06-15", even)).toEqual({
      expectedFen: 365_000,
      lowFen: 166_000 + 199 * 900,
      highFen: 166_000 + Math.round(199 * 1_100),
      recentPerDayFen: 1_000,
      yearPerDayFen: 1_000,
      method: "rates",
      backtest: { tries: 4, meanErrorBasisPoints: 0 },
    });
  });

  it("lets the last months pull it up, but not alone", () => {
    const forecast = forecastOf(2026, "2026-06-30", months(0, 0, 0, 91_000, 91_000, 91_000));
    expect(forecast?.recentPerDayFen).toBe(3_000);
    expect(forecast?.yearPerDayFen).toBe(Math.round(273_000 / 181));
    expect(forecast?.expectedFen).toBe(Math.round(273_000 + ((3_000 + 273_000 / 181) / 2) * 184));
    expect(forecast?.lowFen).toBeLessThan(forecast?.expectedFen ?? 0);
    expect(forecast?.highFen).toBeGreaterThan(forecast?.expectedFen ?? 0);
  });

  it("looks back no further than the year in January", () => {
    expect(forecastOf(2026, "2026-01-10", months(10_000))).toMatchObject({
      recentPerDayFen: 1_000,
      expectedFen: 365_000,
    });
  });

  it("never falls below what is already there when returns outweigh sales", () => {
    expect(forecastOf(2026, "2026-06-30", months(50_000, 0, 0, 0, 0, -1_000))?.lowFen).toBeGreaterThanOrEqual(
      49_000,
    );
  });

  it("is the total itself once the year is over, and nothing before it begins", () => {
    const done = forecastOf(2025, "2026-01-05", months(100, 200));
    expect([done?.lowFen, done?.expectedFen, done?.highFen]).toEqual([300, 300, 300]);
    expect(forecastOf(2027, "2026-12-31", months())).toBeNull();
  });
});

it("an even run stands at the target after December", () => {
  const even = evenByMonth(2026, 365_000);
  expect([even[0], even[5], even[11]]).toEqual([31_000, 181_000, 365_000]);
});

describe("the forecast is tried on the months that are over", () => {
  const seasonal = [10, 10, 10, 10, 10, 10, 100, 10, 10, 10, 10, 200].map((share) => share * 1_000);

  it("follows the seasons of the year before where that missed less, and says by how much it misses", () => {
    const twice = seasonal.map((fen, index) => (index < 9 ? fen * 2 : 0));
    const forecast = forecastOf(2026, "2026-09-30", twice, seasonal);
    expect(forecast).toMatchObject({
      method: "season",
      expectedFen: 2 * seasonal.reduce((total, fen) => total + fen, 0),
      backtest: { tries: 8, meanErrorBasisPoints: 0 },
    });
  });

  it("keeps to the rates where the year before says nothing, and widens its range by what it missed", () => {
    const forecast = forecastOf(2026, "2026-09-30", seasonal.slice(0, 9), Array(12).fill(0));
    expect(forecast?.method).toBe("rates");
    expect(forecast?.backtest.tries).toBe(8);
    expect(forecast?.backtest.meanErrorBasisPoints).toBeGreaterThan(5_000);
    const rest = (forecast?.expectedFen ?? 0) - 180_000;
    expect((forecast?.highFen ?? 0) - 180_000).toBeGreaterThan(1.1 * rest);
  });

  it("tries nothing in January and after one month, nor before the year", () => {
    expect(forecastOf(2026, "2026-01-01", months(1), seasonal)?.backtest.tries).toBe(0);
    expect(forecastOf(2026, "2026-02-27", months(1, 1), seasonal)?.backtest.tries).toBe(0);
    expect(forecastOf(2027, "2026-12-31", months(), seasonal)).toBeNull();
  });

  it("keeps what it expects within its range, whole fen and not below zero more, in any year", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2021, max: 2028 }),
        fc.integer({ min: 0, max: 365 }),
        fc.array(fc.integer({ min: -1_000, max: 1_000_000 }), { minLength: 12, maxLength: 12 }),
        fc.option(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 12, maxLength: 12 })),
        (year, day, amounts, lastYear) => {
          const today = new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10);
          const month = today.startsWith(String(year)) ? Number(today.slice(5, 7)) : 12;
          const so = amounts.map((fen, index) => (index < month ? fen : 0));
          const forecast = forecastOf(year, today, so, lastYear);
          if (!forecast) throw new Error("a year that has begun has a forecast");
          const { lowFen, expectedFen, highFen } = forecast;
          expect([lowFen, expectedFen, highFen].every(Number.isSafeInteger)).toBe(true);
          expect(lowFen).toBeLessThanOrEqual(expectedFen);
          expect(expectedFen).toBeLessThanOrEqual(highFen);
          expect(lowFen).toBeGreaterThanOrEqual(so.reduce((total, fen) => total + fen, 0));
        },
      ),
    ));
});
