import { describe, expect, it } from "vitest";
import type { BatchState } from "#db/vocabulary/provenance.ts";
import { type BatchStock, dispatchProblem } from "./dispatchable.ts";

const batch = (edit: Partial<BatchStock> = {}): BatchStock => ({
  state: "released",
  bestBeforeOn: "2026-06-30",
  quantityGrams: 100_000,
  dispatchedGrams: 40_000,
  usedGrams: 0,
  ...edit,
});

describe("dispatchProblem", () => {
  it.each<[string, BatchStock, string, number, ReturnType<typeof dispatchProblem>]>([
    ["released and enough", batch(), "2026-06-01", 60_000, null],
    ["on its last day", batch(), "2026-06-30", 1, null],
    ["the day after", batch(), "2026-07-01", 1, "past_best_before"],
    ["without a last day", batch({ bestBeforeOn: null }), "2036-07-01", 1, null],
    ["one gram too much", batch(), "2026-06-01", 60_001, "not_enough"],
    ["all gone", batch({ dispatchedGrams: 100_000 }), "2026-06-01", 1, "not_enough"],
    ["all left or used up", batch({ usedGrams: 60_000 }), "2026-06-01", 1, "not_enough"],
    ["part of it used up", batch({ usedGrams: 59_000 }), "2026-06-01", 1_000, null],
  ])("%s", (_, stock, day, grams, problem) => expect(dispatchProblem(stock, day, grams)).toBe(problem));

  it.each<BatchState>(["draft", "on-hold", "recalled", "depleted", "expired"])(
    "nothing leaves while %s",
    (state) => expect(dispatchProblem(batch({ state }), "2026-06-01", 1)).toBe("not_released"),
  );
});
