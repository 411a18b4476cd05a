/** Words stored in rows about laboratories' readings, their limits, and spot checks. */

/** How a reading is held against its limit: ≤, <, ≥, between both ends, or not to be found at all. */
export const limitComparisons = ["at-most", "below", "at-least", "between", "not-detected"] as const;
export type LimitComparison = (typeof limitComparisons)[number];

export const inspectionUnits = [
  "ug-per-kg",
  "mg-per-kg",
  "mg-per-100g",
  "g-per-kg",
  "percent",
  "cfu-per-g",
  "ph",
] as const;
export type InspectionUnit = (typeof inspectionUnits)[number];

/** What the laboratory says of a parameter: a value, less than it can see, or nothing because it was not tested. */
export const readingKinds = ["measured", "not-detected", "not-tested"] as const;
export type ReadingKind = (typeof readingKinds)[number];

export const readingOutcomes = ["within", "beyond", "undecided"] as const;
export type ReadingOutcome = (typeof readingOutcomes)[number];

export const spotCheckStates = ["planned", "done", "cancelled"] as const;
export type SpotCheckState = (typeof spotCheckStates)[number];
