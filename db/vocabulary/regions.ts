/** Where a buyer stands, as the year's total is divided: Ningbo stays separable, as clause (九) asks. */
export const buyerRegions = ["huizhou", "other-guangdong", "ningbo", "elsewhere"] as const;
export type BuyerRegion = (typeof buyerRegions)[number];
