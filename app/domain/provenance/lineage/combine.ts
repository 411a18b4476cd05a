import { type BatchStock, gramsLeft, isPastBestBefore } from "#app/domain/provenance/batch/dispatchable.ts";
import type { Day } from "#app/kernel/calendar.ts";
import type { ErrorCode, FieldIssue } from "#app/kernel/errors.ts";
import type { BatchOrigin, BatchState } from "#db/vocabulary/provenance.ts";

/** How a batch is made from others. */
export type MakingKind = Exclude<BatchOrigin, "harvested">;

/** Grams of a batch that go into another, and what is on record of it. */
export type BatchInput = BatchStock & {
  batchId: string;
  code: string;
  productId: string;
  baseId: string;
  harvestedOn: Day;
  grams: number;
};

/** What is to be made: a product, how much of it, on which day. */
export type Making = { kind: MakingKind; productId: string; quantityGrams: number; packedOn: Day };

/** Raw goods may be worked before they are released for sale; held, recalled and expired ones may not. */
const usable: readonly BatchState[] = ["draft", "released"];

/**
 * Why a batch cannot be made from these, one issue for each field; empty when it can. A split draws on one batch, a mix
 * on two or more; only processing makes another product. More cannot come out than went in, except by processing, which
 * may add water, salt or sugar: there the trace page shows the yield instead.
 */
export function makingIssues(making: Making, inputs: readonly BatchInput[]): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const wrongCount =
    (making.kind === "split" && inputs.length !== 1) || (making.kind === "mixed" && inputs.length < 2);
  if (wrongCount || inputs.length === 0)
    issues.push({ path: ["kind"], code: "lineage.input_count", details: { count: inputs.length } });
  inputs.forEach((input, index) => {
    const code = inputProblem(making, input);
    if (code)
      issues.push({
        path: ["inputs", index, "kilograms"],
        code,
        details: { code: input.code, kilograms: gramsLeft(input) / 1000 },
      });
  });
  const inGrams = inputs.reduce((sum, { grams }) => sum + grams, 0);
  if (making.kind !== "processed" && making.quantityGrams > inGrams)
    issues.push({
      path: ["quantityKilograms"],
      code: "lineage.more_than_inputs",
      details: { kilograms: inGrams / 1000 },
    });
  return issues;
}

function inputProblem(making: Making, input: BatchInput): ErrorCode | null {
  if (making.kind !== "processed" && input.productId !== making.productId) return "lineage.other_product";
  if (!usable.includes(input.state)) return "lineage.input_not_usable";
  if (isPastBestBefore(input, making.packedOn)) return "lineage.input_past_best_before";
  if (input.harvestedOn > making.packedOn) return "lineage.packed_before_harvest";
  return gramsLeft(input) < input.grams ? "lineage.input_exceeded" : null;
}

/** What a made batch takes over from what went into it. */
export type Inherited = { baseId: string; harvestedOn: Day; bestBeforeOn: Day | null };

/**
 * What a batch takes over: the earliest harvest, the base that gave most (the first of equals), and, unless it was
 * processed into something that keeps differently, the earliest last day of sale. @throws RangeError without inputs.
 */
export function inheritedBy(kind: MakingKind, inputs: readonly BatchInput[]): Inherited {
  if (inputs.length === 0) throw new RangeError("a batch is made from at least one other");
  const gramsOf = new Map<string, number>();
  for (const { baseId, grams } of inputs) gramsOf.set(baseId, (gramsOf.get(baseId) ?? 0) + grams);
  const [baseId] = [...gramsOf].reduce((most, next) => (next[1] > most[1] ? next : most));
  const days = inputs.map((input) => input.bestBeforeOn).filter((day) => day !== null);
  return {
    baseId,
    harvestedOn: earliest(inputs.map((input) => input.harvestedOn)),
    bestBeforeOn: kind === "processed" || days.length === 0 ? null : earliest(days),
  };
}

function earliest(days: readonly Day[]): Day {
  return days.reduce((first, day) => (day < first ? day : first));
}
