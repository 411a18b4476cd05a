import { expect, it } from "vitest";
import type { PlaceTier } from "#db/vocabulary/logistics.ts";
import { fitsUnder } from "./hierarchy.ts";

const under = (tier: PlaceTier, changes = {}) => ({
  tier,
  countyCode: "522323",
  retiredAt: null,
  ...changes,
});

it.each<[PlaceTier, ReturnType<typeof under> | null, boolean]>([
  ["county-centre", null, true],
  ["county-centre", under("county-centre"), false],
  ["township-station", under("county-centre"), true],
  ["township-station", null, false],
  ["township-station", under("township-station"), false],
  ["village-point", under("township-station"), true],
  ["village-point", under("county-centre"), false],
  ["village-point", under("township-station", { countyCode: "522324" }), false],
  ["village-point", under("township-station", { retiredAt: new Date(0) }), false],
])("%s under %j: %s", (tier, parent, fits) =>
  expect(fitsUnder({ tier, countyCode: "522323" }, parent)).toBe(fits),
);
