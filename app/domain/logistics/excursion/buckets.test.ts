import { expect, it } from "vitest";
import { bucketLength, bucketsOf } from "./buckets.ts";

const MINUTE = 60_000;
const midnight = Date.parse("2026-06-15T16:00:00Z");

it.each([
  [0, 24, 1],
  [120, 25, 5],
  [23 * 60, 24, 60],
  [23 * 60 + 1, 24, 120],
  [90 * 1440, 24, 7200],
])("%i minutes in at most %i stretches: %i minutes each", (minutes, most, length) =>
  expect(bucketLength({ from: 0, until: minutes * MINUTE }, most)).toBe(length * MINUTE),
);

it("begins on the clock of Shanghai, and keeps the lowest and the highest of each stretch", () => {
  const at = (minutes: number) => midnight + minutes * MINUTE;
  const readings = [
    { at: at(-1), centiC: -1900 },
    { at: at(0), centiC: -1800 },
    { at: at(59), centiC: -1700 },
    { at: at(60), centiC: -2000 },
    { at: at(999), centiC: 0 },
  ];
  const span = { from: at(-100), until: at(300) };
  expect(bucketsOf([{ deviceId: "d", readings }], span, 8)).toEqual([
    {
      deviceId: "d",
      buckets: [
        { from: at(-60), until: at(0), lowestCentiC: -1900, highestCentiC: -1900, readings: 1 },
        { from: at(0), until: at(60), lowestCentiC: -1800, highestCentiC: -1700, readings: 2 },
        { from: at(60), until: at(120), lowestCentiC: -2000, highestCentiC: -2000, readings: 1 },
      ],
    },
  ]);
});
