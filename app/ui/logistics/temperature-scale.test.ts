import { expect, it } from "vitest";
import { temperatureScale } from "./temperature-scale.ts";

it.each([
  [[], 0, 1000, 3],
  [[-1900], -2000, -1800, 3],
  [[-2000, -900, -1800], -2500, -500, 5],
  [[0, 800, 450], -200, 1000, 7],
  [[-2000, 2500], -4000, 4000, 5],
])("%j stand between %i and %i with %i lines", (values, low, high, lines) => {
  const scale = temperatureScale(values);
  expect([scale.low, scale.high, scale.lines.length]).toEqual([low, high, lines]);
});
