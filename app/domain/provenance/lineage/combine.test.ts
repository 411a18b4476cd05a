import { describe, expect, it } from "vitest";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { type BatchInput, inheritedBy, type Making, makingIssues } from "./combine.ts";

const input = (edit: Partial<BatchInput> = {}): BatchInput => ({
  batchId: "a",
  code: "AAAA",
  productId: "tea",
  baseId: "north",
  state: "released",
  harvestedOn: "2026-04-05",
  bestBeforeOn: "2027-10-12",
  quantityGrams: 100_000,
  dispatchedGrams: 20_000,
  usedGrams: 10_000,
  grams: 50_000,
  ...edit,
});

const making = (edit: Partial<Making> = {}): Making => ({
  kind: "mixed",
  productId: "tea",
  quantityGrams: 100_000,
  packedOn: "2026-06-01",
  ...edit,
});

describe("makingIssues", () => {
  it.each<[string, Making, BatchInput[], ErrorCode[]]>([
    ["two batches of one product", making(), [input(), input({ batchId: "b" })], []],
    ["a mix of one", making({ quantityGrams: 1 }), [input()], ["lineage.input_count"]],
    ["a split of one", making({ kind: "split", quantityGrams: 50_000 }), [input()], []],
    [
      "a split of two",
      making({ kind: "split", quantityGrams: 1 }),
      [input(), input()],
      ["lineage.input_count"],
    ],
    [
      "nothing at all",
      making({ kind: "repacked", quantityGrams: 1 }),
      [],
      ["lineage.input_count", "lineage.more_than_inputs"],
    ],
    [
      "one gram more than went in",
      making({ quantityGrams: 100_001 }),
      [input(), input()],
      ["lineage.more_than_inputs"],
    ],
    ["processing may add weight", making({ kind: "processed", quantityGrams: 900_000 }), [input()], []],
    ["processing makes another product", making({ kind: "processed", productId: "cake" }), [input()], []],
    [
      "repacking does not",
      making({ kind: "repacked", productId: "cake", quantityGrams: 1 }),
      [input()],
      ["lineage.other_product"],
    ],
    ["all that is left", making({ kind: "repacked", quantityGrams: 1 }), [input({ grams: 70_000 })], []],
    [
      "one gram more than is left",
      making({ kind: "repacked", quantityGrams: 1 }),
      [input({ grams: 70_001 })],
      ["lineage.input_exceeded"],
    ],
    ["a draft", making({ kind: "repacked", quantityGrams: 1 }), [input({ state: "draft" })], []],
    [
      "one held back",
      making({ kind: "repacked", quantityGrams: 1 }),
      [input({ state: "on-hold" })],
      ["lineage.input_not_usable"],
    ],
    [
      "one recalled",
      making({ kind: "repacked", quantityGrams: 1 }),
      [input({ state: "recalled" })],
      ["lineage.input_not_usable"],
    ],
    [
      "on its last day",
      making({ kind: "repacked", quantityGrams: 1, packedOn: "2027-10-12" }),
      [input()],
      [],
    ],
    [
      "the day after",
      making({ kind: "repacked", quantityGrams: 1, packedOn: "2027-10-13" }),
      [input()],
      ["lineage.input_past_best_before"],
    ],
    [
      "packed before the harvest",
      making({ kind: "repacked", quantityGrams: 1, packedOn: "2026-04-04" }),
      [input()],
      ["lineage.packed_before_harvest"],
    ],
  ])("%s", (_, what, inputs, codes) => {
    expect(makingIssues(what, inputs).map((issue) => issue.code)).toEqual(codes);
  });

  it("names the input that stands in the way, and what is left of it", () => {
    const issues = makingIssues(making({ quantityGrams: 1 }), [
      input(),
      input({ code: "BBBB", grams: 99_000 }),
    ]);
    expect(issues).toEqual([
      {
        path: ["inputs", 1, "kilograms"],
        code: "lineage.input_exceeded",
        details: { code: "BBBB", kilograms: 70 },
      },
    ]);
  });
});

describe("inheritedBy", () => {
  const south = input({
    baseId: "south",
    harvestedOn: "2026-03-01",
    bestBeforeOn: "2027-09-01",
    grams: 60_000,
  });

  it("takes the earliest days and the base that gave most, summed", () => {
    expect(inheritedBy("mixed", [input(), south])).toEqual({
      baseId: "south",
      harvestedOn: "2026-03-01",
      bestBeforeOn: "2027-09-01",
    });
    expect(inheritedBy("mixed", [input(), south, input({ grams: 20_000 })]).baseId).toBe("north");
  });

  it("has no last day where none of the inputs has one, nor after processing", () => {
    expect(inheritedBy("repacked", [input({ bestBeforeOn: null })]).bestBeforeOn).toBeNull();
    expect(inheritedBy("processed", [input()]).bestBeforeOn).toBeNull();
    expect(inheritedBy("mixed", [input({ bestBeforeOn: null }), south]).bestBeforeOn).toBe("2027-09-01");
  });

  it("is nothing without inputs", () => expect(() => inheritedBy("mixed", [])).toThrow(RangeError));
});
