/** Words stored in rows about what farm households get of a supplier's business (联农带农). */

/** How it reaches them: bought on order, wages, dividends, rent for land, or otherwise. */
export const benefitWays = ["order", "employment", "dividend", "land-rent", "other"] as const;
export type BenefitWay = (typeof benefitWays)[number];
