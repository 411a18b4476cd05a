/** Which parts of a divided target are behind what they should have reached by today: pure. Amounts in fen. */

export type PartBehind = {
  key: string;
  /** What the part has to reach by the end of the year, should have reached by today, and has reached. */
  targetFen: number;
  plannedFen: number;
  doneFen: number;
  missingFen: number;
};

/** The parts that are behind, furthest first. `plannedOf` says how much of a part's target is due by today. */
export function partsBehind(
  targets: ReadonlyMap<string, number>,
  done: ReadonlyMap<string, number>,
  plannedOf: (targetFen: number) => number,
): PartBehind[] {
  return [...targets]
    .map(([key, targetFen]) => {
      const [plannedFen, doneFen] = [plannedOf(targetFen), done.get(key) ?? 0];
      return { key, targetFen, plannedFen, doneFen, missingFen: plannedFen - doneFen };
    })
    .filter(({ missingFen }) => missingFen > 0)
    .sort((one, other) => other.missingFen - one.missingFen || (one.key < other.key ? -1 : 1));
}
