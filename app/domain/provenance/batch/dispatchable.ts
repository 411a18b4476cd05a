import type { Day } from "#app/kernel/calendar.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";

export type BatchStock = {
  state: BatchState;
  /** Last day of sale, inclusive; null when the goods do not expire. */
  bestBeforeOn: Day | null;
  quantityGrams: number;
  dispatchedGrams: number;
};

/** Grams of a batch that have not left yet. */
export function gramsLeft({ quantityGrams, dispatchedGrams }: BatchStock): number {
  return quantityGrams - dispatchedGrams;
}

/** Why `grams` of a batch may not leave on `day`; null when they may. */
export function dispatchProblem(
  batch: BatchStock,
  day: Day,
  grams: number,
): "not_released" | "past_best_before" | "not_enough" | null {
  if (batch.state !== "released") return "not_released";
  if (batch.bestBeforeOn !== null && batch.bestBeforeOn < day) return "past_best_before";
  return gramsLeft(batch) < grams ? "not_enough" : null;
}
