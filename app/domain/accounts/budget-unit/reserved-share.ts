/** How far a unit's purchases stand toward its reserved share. Amounts in fen, shares in basis points. */
export type ShareProgress = {
  requiredFen: number;
  /** Of what is planned for the year. */
  boughtBasisPoints: number;
  missingFen: number;
  met: boolean;
};

/**
 * Measures purchases against the share of the year's planned spend that must be reserved, the required amount rounded
 * up to a whole fen. Null where nothing is planned: there is nothing to take a share of.
 */
export function shareProgress(
  plannedFen: number | null,
  boughtFen: number,
  shareBasisPoints: number,
): ShareProgress | null {
  if (plannedFen === null || plannedFen <= 0) return null;
  const requiredFen = Number((BigInt(plannedFen) * BigInt(shareBasisPoints) + 9_999n) / 10_000n);
  return {
    requiredFen,
    boughtBasisPoints: Number((BigInt(boughtFen) * 10_000n) / BigInt(plannedFen)),
    missingFen: Math.max(0, requiredFen - boughtFen),
    met: boughtFen >= requiredFen,
  };
}
