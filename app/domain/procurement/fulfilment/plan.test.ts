import { describe, expect, it } from "vitest";
import { type DomainError, type ErrorCode, isDomainError } from "#app/kernel/errors.ts";
import { type DrawnLine, mustKeepUntil, type OfferedBatch, type OpenLine, planDispatch } from "./plan.ts";

const line = (changes: Partial<OpenLine> = {}): OpenLine => ({
  id: "line-1",
  position: 1,
  productId: "tea",
  variantId: "tin",
  packs: 20,
  waivedPacks: 0,
  dispatchedPacks: 0,
  netGrams: 250,
  ...changes,
});
const batch = (changes: Partial<OfferedBatch> = {}): OfferedBatch => ({
  id: "batch-1",
  code: "B1",
  productId: "tea",
  state: "released",
  bestBeforeOn: "2027-01-01",
  quantityGrams: 10_000,
  dispatchedGrams: 0,
  usedGrams: 0,
  ...changes,
});
const draw = (packs: number, batchId = "batch-1", orderLineId = "line-1"): DrawnLine => ({
  orderLineId,
  batchId,
  packs,
});
const DAY = "2026-06-30";

function refusalOf(act: () => unknown): DomainError {
  try {
    act();
  } catch (error) {
    if (isDomainError(error)) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("planDispatch", () => {
  it("sums every row it touches and names rows in key order", () => {
    const plan = planDispatch(
      [
        line(),
        line({ id: "line-2", position: 2, netGrams: 250 }),
        line({ id: "line-3", variantId: "box", netGrams: 500 }),
      ],
      [batch({ id: "batch-2", code: "B2" }), batch()],
      [
        draw(5, "batch-2"),
        draw(3),
        draw(2, "batch-1", "line-2"),
        draw(4, "batch-1", "line-3"),
        draw(0, "batch-2", "line-3"),
      ],
      DAY,
    );
    expect(plan.drawn).toHaveLength(4);
    expect([...plan.packsOfLine]).toEqual([
      ["line-1", 8],
      ["line-2", 2],
      ["line-3", 4],
    ]);
    expect(plan.packsOfVariant).toEqual([
      { variantId: "box", packs: 4 },
      { variantId: "tin", packs: 10 },
    ]);
    expect(plan.gramsOfBatch).toEqual([
      { batchId: "batch-1", productId: "tea", grams: 3 * 250 + 2 * 250 + 4 * 500 },
      { batchId: "batch-2", productId: "tea", grams: 5 * 250 },
    ]);
  });

  it("adds up the same line and batch named twice", () =>
    expect(planDispatch([line()], [batch()], [draw(5), draw(6)], DAY).drawn).toEqual([draw(11)]));

  it("lets exactly what is owed leave, and exactly what a batch holds", () => {
    expect(() => planDispatch([line({ dispatchedPacks: 5 })], [batch()], [draw(15)], DAY)).not.toThrow();
    expect(() => planDispatch([line()], [batch({ quantityGrams: 5_000 })], [draw(20)], DAY)).not.toThrow();
    expect(() => planDispatch([line()], [batch({ bestBeforeOn: DAY })], [draw(1)], DAY)).not.toThrow();
    expect(() => planDispatch([line()], [batch({ bestBeforeOn: null })], [draw(1)], DAY)).not.toThrow();
  });

  it.each<[string, OpenLine[], OfferedBatch[], DrawnLine[], ErrorCode, object]>([
    ["nothing", [line()], [batch()], [draw(0)], "delivery.nothing", {}],
    ["no row", [line()], [batch()], [], "delivery.nothing", {}],
    ["one pack too many", [line()], [batch()], [draw(21)], "delivery.over_ordered", { rest: 20 }],
    [
      "more than the rest",
      [line({ dispatchedPacks: 15 })],
      [batch()],
      [draw(6)],
      "delivery.over_ordered",
      { rest: 5 },
    ],
    [
      "what both sides gave up",
      [line({ dispatchedPacks: 10, waivedPacks: 6 })],
      [batch()],
      [draw(5)],
      "delivery.over_ordered",
      { rest: 4 },
    ],
    [
      "more over two batches",
      [line()],
      [batch(), batch({ id: "b" })],
      [draw(15), draw(6, "b")],
      "delivery.over_ordered",
      { rest: 20 },
    ],
    [
      "a batch not released",
      [line()],
      [batch({ state: "on-hold" })],
      [draw(1)],
      "batch.not_dispatchable",
      { problem: "not_released" },
    ],
    [
      "a batch expiring the day before",
      [line()],
      [batch({ bestBeforeOn: "2026-06-29" })],
      [draw(1)],
      "batch.not_dispatchable",
      { problem: "past_best_before" },
    ],
    [
      "grams short",
      [line()],
      [batch({ quantityGrams: 4_999 })],
      [draw(20)],
      "batch.quantity_exceeded",
      { packsLeft: 19 },
    ],
    [
      "grams short over two lines",
      [line(), line({ id: "l2" })],
      [batch({ quantityGrams: 2_500 })],
      [draw(6), draw(5, "batch-1", "l2")],
      "batch.quantity_exceeded",
      { packsLeft: 4 },
    ],
    ["another product's batch", [line()], [batch({ productId: "honey" })], [draw(1)], "batch.not_found", {}],
    ["an unknown batch", [line()], [], [draw(1)], "batch.not_found", {}],
    ["another order's line", [line()], [batch()], [draw(1, "batch-1", "other")], "order_line.not_found", {}],
  ])("refuses %s", (_, lines, batches, asked, code, details) => {
    const refusal = refusalOf(() => planDispatch(lines, batches, asked, DAY));
    expect(refusal.code).toBe(code);
    expect(refusal.details).toMatchObject(details);
  });

  it("names every refused row at once", () => {
    const refusal = refusalOf(() =>
      planDispatch([line(), line({ id: "line-2" })], [batch()], [draw(21), draw(1, "gone", "line-2")], DAY),
    );
    expect(refusal.issues.map(({ path, code }) => [path.join("."), code])).toEqual([
      ["lines.0.packs", "delivery.over_ordered"],
      ["lines.1.packs", "batch.not_found"],
    ]);
  });
});

describe("mustKeepUntil", () => {
  it.each([
    ["2026-06-30", "2026-06-15", "2026-06-30"],
    ["2026-06-30", "2026-07-02", "2026-07-02"],
  ])("wanted %s, dispatched %s: %s", (wanted, dispatched, day) =>
    expect(mustKeepUntil(wanted, dispatched)).toBe(day),
  );
});
