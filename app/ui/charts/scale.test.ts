import { expect, test } from "vitest";
import { along, depthOf, linePoints, niceScale, radiusOf, widthOf } from "./scale.ts";

test.each([
  [0, 1],
  [-5, 1],
  [1, 1],
  [1.2, 2],
  [2.3, 2.5],
  [3, 5],
  [7, 10],
  [37_000_000_000, 50_000_000_000],
  [10, 10],
])("values up to %d get an axis up to %d", (largest, top) => {
  const scale = niceScale(largest);
  expect(scale.top).toBe(top);
  expect(scale.lines).toHaveLength(5);
  expect(scale.lines.at(-1)).toBe(top);
});

test.each([
  [0, 10, 0],
  [5, 10, 50],
  [15, 10, 100],
  [-3, 10, 0],
  [1, 0, 0],
])("%d of %d reaches %d of 100", (value, top, length) => {
  expect(along(value, top, 100)).toBe(length);
});

test("a line through values", () => {
  expect(linePoints([], 100, 10)).toBe("");
  expect(linePoints([3], 100, 10)).toBe("0,0");
  expect(linePoints([0, 5, 10], 100, 10)).toBe("0,10 50,5 100,0");
  expect(linePoints([0, 0], 100, 10)).toBe("0,10 100,10");
});

test.each([
  [0, 10, 0],
  [0.1, 10, 1],
  [2.5, 10, 1],
  [2.6, 10, 2],
  [10, 10, 4],
  [5, 0, 0],
] as const)("%d of %d is as deep as %d", (value, largest, depth) => {
  expect(depthOf(value, largest)).toBe(depth);
});

test.each([
  [10, 10, 16],
  [2.5, 10, 8],
  [20, 10, 16],
  [0, 10, 0],
  [-1, 10, 0],
  [1, 0, 0],
])("%d of %d is a dot of radius %d where the largest has 16", (value, largest, radius) => {
  expect(radiusOf(value, largest, 16)).toBe(radius);
});

test("words are as wide as their letters", () => {
  expect(widthOf("惠城区", 16)).toBe(48);
  expect(widthOf("May", 10)).toBeCloseTo(15.9);
});
