import { expect, it } from "vitest";
import { partsBehind } from "./plan.ts";

const half = (fen: number) => fen / 2;

it("tells the parts behind what is due by today, furthest first, and equals by their key", () => {
  const targets = new Map([
    ["b", 200],
    ["a", 200],
    ["far", 1_000],
    ["even", 100],
    ["ahead", 100],
    ["nothing due", 0],
  ]);
  const done = new Map([
    ["a", 40],
    ["b", 40],
    ["far", -100],
    ["even", 50],
    ["ahead", 90],
    ["of no target", 5],
  ]);
  expect(partsBehind(targets, done, half)).toEqual([
    { key: "far", targetFen: 1_000, plannedFen: 500, doneFen: -100, missingFen: 600 },
    { key: "a", targetFen: 200, plannedFen: 100, doneFen: 40, missingFen: 60 },
    { key: "b", targetFen: 200, plannedFen: 100, doneFen: 40, missingFen: 60 },
  ]);
});

it("holds a part against its whole target when all of it is due", () =>
  expect(partsBehind(new Map([["tea", 100]]), new Map(), (fen) => fen)).toEqual([
    { key: "tea", targetFen: 100, plannedFen: 100, doneFen: 0, missingFen: 100 },
  ]));
