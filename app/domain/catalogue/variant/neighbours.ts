/** The largest number of packs a line may carry. */
export const MAX_PACKS = 1_000_000;

/** How a variant can be ordered: the MOQ, then that and whole multiples on top. */
export type QuantityRule = { moqPacks: number; multiplePacks: number };

/** Whether a quantity can be ordered, and if not, the nearest ones that can; null where there is none. */
export type QuantityAnswer = { valid: true } | { valid: false; below: number | null; above: number | null };

/** Answers for a wanted number of packs: MOQ 10 in steps of 5 takes 10, 15, 20 …; 12 has the neighbours 10 and 15. */
export function quantityAnswer({ moqPacks, multiplePacks }: QuantityRule, wanted: number): QuantityAnswer {
  const most = moqPacks + Math.floor((MAX_PACKS - moqPacks) / multiplePacks) * multiplePacks;
  if (wanted < moqPacks) return { valid: false, below: null, above: moqPacks };
  if (wanted > most) return { valid: false, below: most, above: null };
  const below = moqPacks + Math.floor((wanted - moqPacks) / multiplePacks) * multiplePacks;
  if (below === wanted) return { valid: true };
  const above = below + multiplePacks;
  return { valid: false, below, above: above <= most ? above : null };
}
