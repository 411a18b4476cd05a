import { expect, it } from "vitest";
import { daysOfMonths } from "#app/domain/ledger/target/spread.ts";
import { forecastOf } from "./forecast.ts";
import { tryOnYear } from "./trial.ts";

const nothing = Array<number>(12).fill(0);
const even = daysOfMonths(2025).map((days) => days * 1_000);
const seasonal = [10, 10, 10, 10, 10, 10, 100, 10, 10, 10, 10, 200].map((share) => share * 1_000);

it("misses nothing of a year that ran evenly", () => {
  const trial = tryOnYear(2025, even, nothing);
  expect(trial).toMatchObject({ year: 2025, totalFen: 365_000, meanErrorBasisPoints: 0, held: 11 });
  expect(trial?.trials.map(({ month, expectedFen }) => [month, expectedFen])).toEqual(
    Array.from({ length: 11 }, (_, index) => [index + 1, 365_000]),
  );
});

it("says what the page would have said at each month-end, and by how much it missed", () => {
  const trial = tryOnYear(2025, seasonal, nothing);
  const atJune = trial?.trials.find(({ month }) => month === 6);
  const said = forecastOf(2025, "2025-06-30", seasonal.slice(0, 6), nothing);
  expect(atJune).toMatchObject({ expectedFen: said?.expectedFen, method: said?.method, held: false });
  expect(atJune?.errorBasisPoints).toBe(
    Math.round((((said?.expectedFen ?? 0) - 400_000) / 400_000) * 10_000),
  );
  expect(atJune?.errorBasisPoints).toBeLessThan(-6_000);
  expect(trial?.held).toBeLessThan(11);
});

it("follows the seasons where the year before had the same", () => {
  const trial = tryOnYear(
    2025,
    seasonal.map((fen) => fen * 3),
    seasonal,
  );
  const last = trial?.trials.at(-1);
  expect(last).toMatchObject({ month: 11, method: "season", errorBasisPoints: 0, held: true });
});

it("tells nothing of a year without sales, or in which they began late", () => {
  expect(tryOnYear(2025, nothing, even)).toBeNull();
  expect(tryOnYear(2025, [...nothing.slice(0, 11), 500], nothing)).toBeNull();
  expect(tryOnYear(2025, [...nothing.slice(0, 5), ...even.slice(5)], nothing)?.trials).toHaveLength(6);
  expect(tryOnYear(2025, [...nothing.slice(0, 6), ...even.slice(6)], nothing)).toBeNull();
});
