import { expect, it } from "vitest";
import { priceChanges } from "./price-changes.ts";

const factsOf = new Map([
  [
    "tea",
    {
      tiers: [
        { fromPacks: 10, unitPriceFen: 12_000 },
        { fromPacks: 100, unitPriceFen: 11_000 },
      ],
    },
  ],
  ["withdrawn", { tiers: [] }],
]);

it.each<[string, Parameters<typeof priceChanges>[0][number], ReturnType<typeof priceChanges>]>([
  ["the same price", { variantId: "tea", packs: 10, unitPriceFen: 12_000 }, []],
  [
    "a dearer one",
    { variantId: "tea", packs: 99, unitPriceFen: 11_500 },
    [{ variantId: "tea", thenFen: 11_500, nowFen: 12_000 }],
  ],
  [
    "a cheaper one, of the tier of its quantity",
    { variantId: "tea", packs: 100, unitPriceFen: 12_000 },
    [{ variantId: "tea", thenFen: 12_000, nowFen: 11_000 }],
  ],
  ["a pack without a price", { variantId: "withdrawn", packs: 10, unitPriceFen: 5_000 }, []],
  ["a pack nobody knows", { variantId: "unknown", packs: 10, unitPriceFen: 5_000 }, []],
])("of %s says what changed", (_name, line, expected) =>
  expect(priceChanges([line], factsOf)).toEqual(expected),
);
