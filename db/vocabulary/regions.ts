/** Where a buyer stands, as the year's total is divided: Ningbo stays separable, as clause (九) asks. */
export const buyerRegions = ["huizhou", "other-guangdong", "ningbo", "elsewhere"] as const;
export type BuyerRegion = (typeof buyerRegions)[number];

/** How a buyer stands to the county it buys from: its pair, or where else it is. */
export const pairSides = ["own-pair", "other-huizhou", "other-guangdong", "ningbo", "elsewhere"] as const;
export type PairSide = (typeof pairSides)[number];
