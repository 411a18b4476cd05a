import type { PlaceTier } from "#db/vocabulary/logistics.ts";

/** The tier that goods of each tier go on to. */
export const tierAbove: Record<PlaceTier, PlaceTier | null> = {
  "county-centre": null,
  "township-station": "county-centre",
  "village-point": "township-station",
};

export type PlacedUnder = { tier: PlaceTier; countyCode: string; retiredAt: Date | null };

/**
 * Whether a place may stand where it is said to: a county centre under none, a township station under a centre of its
 * county, a village point under a station of its county, and none under one that was retired.
 */
export function fitsUnder(
  place: { tier: PlaceTier; countyCode: string },
  parent: PlacedUnder | null,
): boolean {
  const above = tierAbove[place.tier];
  if (above === null || parent === null) return above === null && parent === null;
  return parent.tier === above && parent.countyCode === place.countyCode && parent.retiredAt === null;
}
