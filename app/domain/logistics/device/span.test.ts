import { expect, it } from "vitest";
import { overlaps } from "./span.ts";

const span = (from: number, until: number | null) => ({
  fromAt: new Date(from),
  untilAt: until === null ? null : new Date(until),
});

it.each<[[number, number | null], [number, number | null], boolean]>([
  [[0, 10], [10, 20], false],
  [[0, 11], [10, 20], true],
  [[0, null], [10, 20], true],
  [[20, null], [10, 20], false],
  [[0, null], [9, null], true],
])("%j and %j: %s", (one, other, expected) => {
  expect(overlaps(span(...one), span(...other))).toBe(expected);
  expect(overlaps(span(...other), span(...one))).toBe(expected);
});
