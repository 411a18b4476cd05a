import { describe, expect, it } from "vitest";
import { type PriceTier, priceForPacks, type TierProblem, tierProblems } from "./tiers.ts";

const tiers = (...pairs: [number, number][]): PriceTier[] =>
  pairs.map(([fromPacks, unitPriceFen]) => ({ fromPacks, unitPriceFen }));

describe("tierProblems", () => {
  it.each<[string, PriceTier[], number, TierProblem[]]>([
    ["one tier from the MOQ", tiers([10, 800]), 10, []],
    ["one tier from 1", tiers([1, 800]), 10, []],
    ["falling prices", tiers([1, 800], [50, 750], [100, 700]), 10, []],
    ["equal prices", tiers([1, 800], [50, 800]), 1, []],
    ["no tier below the MOQ", tiers([20, 800]), 10, [{ tier: 0, problem: "starts_above_moq" }]],
    ["the same start twice", tiers([1, 800], [1, 700]), 1, [{ tier: 1, problem: "not_rising" }]],
    ["a start that falls", tiers([1, 800], [50, 700], [20, 600]), 1, [{ tier: 2, problem: "not_rising" }]],
    ["a price that rises", tiers([1, 800], [50, 801]), 1, [{ tier: 1, problem: "price_rises" }]],
    ["nothing at all", [], 1, []],
  ])("%s", (_, given, moq, problems) => expect(tierProblems(given, moq)).toEqual(problems));
});

describe("priceForPacks", () => {
  const ladder = tiers([10, 800], [50, 750], [100, 700]);
  it.each<[number, number | null]>([
    [9, null],
    [10, 800],
    [49, 800],
    [50, 750],
    [99, 750],
    [100, 700],
    [100_000, 700],
  ])("%d packs", (packs, price) => expect(priceForPacks(ladder, packs)).toBe(price));
  it("does not depend on the order of the tiers", () =>
    expect(priceForPacks([...ladder].reverse(), 60)).toBe(750));
  it("is null without tiers", () => expect(priceForPacks([], 1)).toBeNull());
});
