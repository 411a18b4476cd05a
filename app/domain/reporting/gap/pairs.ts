/** Which districts buy less of their paired county than last year's pace: pure. Amounts in fen. */
import type { CrossCell } from "../crossing/grid.ts";

export type Pair = { countyCode: string; districtCode: string };

export type PairBehind = Pair & {
  boughtFen: number;
  /** What last year's total would be by today at an even pace; 0 where there was none. */
  expectedFen: number;
  missingFen: number;
};

/** What a district bought of a county, out of cells of counties by districts. */
export function boughtInPair(cells: readonly CrossCell[], { countyCode, districtCode }: Pair): number {
  return cells
    .filter(({ row, column }) => row === countyCode && column === districtCode)
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
}

/**
 * The pairs that are behind, furthest first: a district has bought less of its county than the even pace of last year, or
 * nothing at all. Cells are of counties by districts.
 */
export function pairsBehind(
  pairs: readonly Pair[],
  cells: { thisYear: readonly CrossCell[]; lastYear: readonly CrossCell[] },
  elapsed: { days: number; of: number },
): PairBehind[] {
  return pairs
    .map((pair) => {
      const boughtFen = boughtInPair(cells.thisYear, pair);
      const expectedFen = Math.floor((boughtInPair(cells.lastYear, pair) / elapsed.of) * elapsed.days);
      return { ...pair, boughtFen, expectedFen, missingFen: Math.max(0, expectedFen - boughtFen) };
    })
    .filter(({ boughtFen, missingFen }) => missingFen > 0 || boughtFen <= 0)
    .sort(
      (one, other) =>
        other.missingFen - one.missingFen ||
        one.boughtFen - other.boughtFen ||
        (one.countyCode < other.countyCode ? -1 : 1),
    );
}
