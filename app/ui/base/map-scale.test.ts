import { expect, it } from "vitest";
import { boxAround, planOf, scaleBar } from "./map-scale.ts";

const paper = { width: 200, height: 100, margin: 10 };

it("puts north up and keeps within the margin", () => {
  const box = boxAround([
    [25_780_000, 104_950_000],
    [25_790_000, 104_960_000],
  ]);
  const plan = planOf(box, paper);
  const [westX, southY] = plan.place([box.south, box.west]);
  const [eastX, northY] = plan.place([box.north, box.east]);
  expect([southY, northY]).toEqual([90, 10]);
  expect(westX).toBeGreaterThanOrEqual(10);
  expect(eastX).toBeLessThanOrEqual(190);
  // At 25.8° N a degree of longitude is nine tenths of one of latitude.
  expect((eastX - westX) / (southY - northY)).toBeCloseTo(0.9, 2);
});

it("shows a single place in the middle", () => {
  const plan = planOf(boxAround([[25_780_000, 104_950_000]]), paper);
  const [x, y] = plan.place([25_780_000, 104_950_000]);
  expect(Math.abs(x - 100)).toBeLessThanOrEqual(40);
  expect(Math.abs(y - 50)).toBeLessThanOrEqual(40);
});

it("measures with a round length", () => {
  const plan = planOf(
    boxAround([
      [25_780_000, 104_950_000],
      [25_790_000, 104_950_000],
    ]),
    paper,
  );
  // 80 units are a hundredth of a degree: 1 112 m.
  expect(plan.metresAUnit).toBeCloseTo(13.9, 1);
  expect(scaleBar(plan, 60)).toEqual({ metres: 500, length: 36 });
  expect(scaleBar(plan, 20)).toEqual({ metres: 200, length: 14.4 });
});
