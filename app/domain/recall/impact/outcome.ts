/** A line of a notice with what is known of it by now; packs. */
export type OutcomeLine = {
  netGrams: number;
  sentPacks: number;
  /** What the institution had kept when the notice was sent; null while the goods were under way. */
  keptPacks: number | null;
  /** Of goods that were under way: what was turned away at the door since. */
  turnedAwayPacks: number;
  /** Null while the notice is not answered. */
  answer: { foundPacks: number; destroyedPacks: number; returnedPacks: number } | null;
};

/** Weights in grams: where the goods of a recall that had left were found to be. */
export type Outcome = {
  sentGrams: number;
  /** What institutions had in hand or on the road when they were told. */
  soughtGrams: number;
  turnedAwayGrams: number;
  foundGrams: number;
  destroyedGrams: number;
  returnedGrams: number;
  /** Neither turned away nor found: eaten, thrown away or lost. */
  unaccountedGrams: number;
  /** Of that, what nobody has answered for. */
  unansweredGrams: number;
};

/** Packs of a line that were neither turned away nor found. */
export function unaccountedPacks(line: OutcomeLine): number {
  const sought = line.keptPacks ?? line.sentPacks;
  return Math.max(0, sought - line.turnedAwayPacks - (line.answer?.foundPacks ?? 0));
}

/** Adds up what became of the goods of a recall. */
export function outcomeOf(lines: readonly OutcomeLine[]): Outcome {
  const grams = (packsOf: (line: OutcomeLine) => number) =>
    lines.reduce((sum, line) => sum + packsOf(line) * line.netGrams, 0);
  return {
    sentGrams: grams((line) => line.sentPacks),
    soughtGrams: grams((line) => line.keptPacks ?? line.sentPacks),
    turnedAwayGrams: grams((line) => line.turnedAwayPacks),
    foundGrams: grams((line) => line.answer?.foundPacks ?? 0),
    destroyedGrams: grams((line) => line.answer?.destroyedPacks ?? 0),
    returnedGrams: grams((line) => line.answer?.returnedPacks ?? 0),
    unaccountedGrams: grams(unaccountedPacks),
    unansweredGrams: grams((line) => (line.answer ? 0 : unaccountedPacks(line))),
  };
}
