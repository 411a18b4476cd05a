import type { Day } from "#app/kernel/calendar.ts";
import type { BatchState } from "#db/vocabulary/provenance.ts";

export type BatchStock = {
  state: BatchState;
  /** Last day of sale, inclusive; null when the goods do not expire. */
  bestBeforeOn: Day | null;
  quantityGrams: number;
  dispatchedGrams: number;
  usedGrams: number;
};

/** Grams of a batch that have neither left for a buyer nor gone into another batch. */
export function gramsLeft({
  quantityGrams,
  dispatchedGrams,
  usedGrams,
}: Pick<BatchStock, "quantityGrams" | "dispatchedGrams" | "usedGrams">): number {
  return quantityGrams - dispatchedGrams - usedGrams;
}

/** Whether a batch's last day of sale, which is still a day of sale, lies before `day`. */
export function isPastBestBefore({ bestBeforeOn }: Pick<BatchStock, "bestBeforeOn">, day: Day): boolean {
  return bestBeforeOn !== null && bestBeforeOn < day;
}

/** Why `grams` of a batch may not leave on `day`; null when they may. */
export function dispatchProblem(
  batch: BatchStock,
  day: Day,
  grams: number,
): "not_released" | "past_best_before" | "not_enough" | null {
  if (batch.state !== "released") return "not_released";
  if (isPastBestBefore(batch, day)) return "past_best_before";
  return gramsLeft(batch) < grams ? "not_enough" : null;
}
