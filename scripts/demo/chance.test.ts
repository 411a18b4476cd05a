import { expect, it } from "vitest";
import { Chance } from "./chance.ts";

it("comes out the same for the same seed, and within its bounds", () => {
  const draw = () => {
    const chance = new Chance(7);
    return Array.from({ length: 50 }, () => chance.between(3, 5));
  };
  expect(draw()).toEqual(draw());
  expect(new Set(draw())).toEqual(new Set([3, 4, 5]));
});

it("picks different ones", () => {
  const picked = new Chance(1).pickSome(["a", "b", "c"], 5);
  expect([...picked].sort()).toEqual(["a", "b", "c"]);
});
