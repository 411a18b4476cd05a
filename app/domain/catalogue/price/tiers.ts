/** A price that applies from a number of packs on, in fen per pack. */
export type PriceTier = { fromPacks: number; unitPriceFen: number };

export type TierProblem = { tier: number; problem: "starts_above_moq" | "not_rising" | "price_rises" };

/**
 * What is wrong with the tiers of a variant: the first must cover the MOQ, `fromPacks` must strictly rise, and a larger
 * order never pays more per pack. `tier` is the position of the tier meant.
 */
export function tierProblems(tiers: readonly PriceTier[], moqPacks: number): TierProblem[] {
  const problems: TierProblem[] = [];
  const first = tiers[0];
  if (first && first.fromPacks > moqPacks) problems.push({ tier: 0, problem: "starts_above_moq" });
  for (let position = 1; position < tiers.length; position++) {
    const before = tiers[position - 1] as PriceTier;
    const tier = tiers[position] as PriceTier;
    if (tier.fromPacks <= before.fromPacks) problems.push({ tier: position, problem: "not_rising" });
    else if (tier.unitPriceFen > before.unitPriceFen)
      problems.push({ tier: position, problem: "price_rises" });
  }
  return problems;
}

/** The price in fen per pack when `packs` are ordered: that of the highest tier reached; null below the first. */
export function priceForPacks(tiers: readonly PriceTier[], packs: number): number | null {
  let reached: PriceTier | null = null;
  for (const tier of tiers) {
    if (tier.fromPacks <= packs && (reached === null || tier.fromPacks > reached.fromPacks)) reached = tier;
  }
  return reached?.unitPriceFen ?? null;
}
