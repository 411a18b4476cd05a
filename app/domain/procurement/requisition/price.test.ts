import { describe, expect, it } from "vitest";
import { currentPriceFen, draftPriceFen, priceIssues } from "./price.ts";

const tiers = [
  { fromPacks: 100, unitPriceFen: 11_000 },
  { fromPacks: 10, unitPriceFen: 12_000 },
];

describe("currentPriceFen", () => {
  it.each([
    [1, 12_000],
    [10, 12_000],
    [99, 12_000],
    [100, 11_000],
  ])("of %i packs is %i", (packs, price) => expect(currentPriceFen(tiers, packs)).toBe(price));
  it("is nothing without tiers", () => expect(currentPriceFen([], 5)).toBeNull());
});

it("refuses a draft line whose pack has no price, naming the line", () =>
  expect(() => draftPriceFen([], 5, 3)).toThrow("variant.not_for_sale"));

it("names both prices of every line that became dearer", () =>
  expect(
    priceIssues([
      { shownPriceFen: 12_000, unitPriceFen: 12_000 },
      { shownPriceFen: 12_000, unitPriceFen: 12_500 },
      { shownPriceFen: 12_000, unitPriceFen: 11_000 },
    ]),
  ).toEqual([
    {
      path: ["lines", 1, "packs"],
      code: "requisition.price_changed",
      details: { shownFen: 12_000, currentFen: 12_500 },
    },
  ]));
