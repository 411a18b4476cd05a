/** A pack that was counted: grams of one, and how many there are. */
export type CountedPack = { netGrams: number; countedPacks: number };

/** Grams of what was counted. */
export function countedGrams(packs: readonly CountedPack[]): number {
  return packs.reduce((sum, { netGrams, countedPacks }) => sum + netGrams * countedPacks, 0);
}

/**
 * Grams of counted stock that no batch free of recall accounts for, so that recalled goods must be among it; 0 when it is
 * all covered by `cleanGrams`, what such batches have left.
 */
export function uncoveredGrams(packs: readonly CountedPack[], cleanGrams: number): number {
  return Math.max(0, countedGrams(packs) - cleanGrams);
}
