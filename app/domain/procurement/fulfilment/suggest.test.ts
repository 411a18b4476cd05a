import { expect, it } from "vitest";
import type { OpenLine } from "./plan.ts";
import { type SuggestedFrom, suggestBatches } from "./suggest.ts";

const line = (id: string, packs: number, dispatchedPacks = 0): OpenLine => ({
  id,
  position: 1,
  productId: "tea",
  variantId: "tin",
  packs,
  waivedPacks: 0,
  dispatchedPacks,
  netGrams: 250,
});
const batch = (
  id: string,
  packsLeft: number,
  bestBeforeOn: string | null,
  changes: Partial<SuggestedFrom> = {},
) => ({
  id,
  code: id,
  productId: "tea",
  state: "released" as const,
  packedOn: "2026-04-01",
  bestBeforeOn,
  quantityGrams: packsLeft * 250 + 100,
  dispatchedGrams: 0,
  usedGrams: 0,
  ...changes,
});

it.each<[string, OpenLine[], SuggestedFrom[], [string, string, number][]]>([
  [
    "first expired, first out",
    [line("l", 10)],
    [batch("late", 50, "2027-05-01"), batch("soon", 4, "2026-09-01")],
    [
      ["l", "soon", 4],
      ["l", "late", 6],
    ],
  ],
  [
    "no expiry comes last",
    [line("l", 3)],
    [batch("never", 50, null), batch("soon", 2, "2026-09-01")],
    [
      ["l", "soon", 2],
      ["l", "never", 1],
    ],
  ],
  [
    "same expiry: first packed",
    [line("l", 1)],
    [batch("b", 5, "2027-01-01"), batch("a", 5, "2027-01-01", { packedOn: "2026-03-01" })],
    [["l", "a", 1]],
  ],
  [
    "two lines share a batch",
    [line("l1", 3), line("l2", 3)],
    [batch("a", 4, "2027-01-01")],
    [
      ["l1", "a", 3],
      ["l2", "a", 1],
    ],
  ],
  ["only what is still owed", [line("l", 10, 8)], [batch("a", 50, "2027-01-01")], [["l", "a", 2]]],
  ["not what expires before it is wanted", [line("l", 2)], [batch("a", 50, "2026-06-29")], []],
  ["not what is held back", [line("l", 2)], [batch("a", 50, "2027-01-01", { state: "on-hold" })], []],
  ["not another product", [line("l", 2)], [batch("a", 50, "2027-01-01", { productId: "honey" })], []],
])("%s", (_, lines, batches, drawn) =>
  expect(
    suggestBatches(lines, batches, "2026-06-30").map((row) => [row.orderLineId, row.batchId, row.packs]),
  ).toEqual(drawn),
);
