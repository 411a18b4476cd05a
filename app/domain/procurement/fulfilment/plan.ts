import type { Day } from "#app/kernel/calendar.ts";
import { DomainError, type ErrorCode, type ErrorDetails, type FieldIssue } from "#app/kernel/errors.ts";
import { owedPacks } from "#app/domain/procurement/order/progress.ts";
import { type BatchStock, dispatchProblem, gramsLeft } from "#app/domain/provenance/batch/dispatchable.ts";

/** What a dispatch needs to know of an order line. Packs are whole packs, `netGrams` the weight of one. */
export type OpenLine = {
  id: string;
  position: number;
  productId: string;
  variantId: string;
  packs: number;
  waivedPacks: number;
  dispatchedPacks: number;
  netGrams: number;
};

export type OfferedBatch = BatchStock & { id: string; code: string; productId: string };

export type DrawnLine = { orderLineId: string; batchId: string; packs: number };

/** What leaves, summed once per row it touches; rows are in key order, the order in which they are locked. */
export type DispatchPlan = {
  drawn: DrawnLine[];
  packsOfLine: ReadonlyMap<string, number>;
  packsOfVariant: { variantId: string; packs: number }[];
  gramsOfBatch: { batchId: string; productId: string; grams: number }[];
};

function addTo(sums: Map<string, number>, key: string, amount: number): number {
  const sum = (sums.get(key) ?? 0) + amount;
  sums.set(key, sum);
  return sum;
}

/** Adds up a map's rows in key order. */
function inKeyOrder(sums: ReadonlyMap<string, number>): [string, number][] {
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** The day until which a batch must keep: the day the buyer wants the goods, or the dispatch day if that is later. */
export function mustKeepUntil(wantedOn: Day, dispatchedOn: Day): Day {
  return wantedOn > dispatchedOn ? wantedOn : dispatchedOn;
}

/**
 * Decides whether the packs asked for may leave: of each line no more than is still owed, from batches of the same
 * product that may be dispatched, hold enough grams and keep until `keepUntil` (inclusive).
 * @throws DomainError `delivery.nothing`; or with one issue per refused row `delivery.over_ordered`,
 * `batch.not_dispatchable`, `batch.quantity_exceeded`, `order_line.not_found`, `batch.not_found`.
 */
export function planDispatch(
  lines: readonly OpenLine[],
  batches: readonly OfferedBatch[],
  asked: readonly DrawnLine[],
  keepUntil: Day,
): DispatchPlan {
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const batchOf = new Map(batches.map((batch) => [batch.id, batch]));
  const drawnOf = new Map<string, DrawnLine>();
  const packsOfLine = new Map<string, number>();
  const packsOfVariant = new Map<string, number>();
  const gramsOfBatch = new Map<string, number>();
  const issues: FieldIssue[] = [];

  for (const [index, row] of asked.entries()) {
    if (row.packs === 0) continue;
    const refuse = (code: ErrorCode, details?: ErrorDetails) =>
      issues.push({ path: ["lines", index, "packs"], code, ...(details ? { details } : {}) });
    const line = lineOf.get(row.orderLineId);
    const batch = batchOf.get(row.batchId);
    if (!line) {
      refuse("order_line.not_found");
      continue;
    }
    if (!batch || batch.productId !== line.productId) {
      refuse("batch.not_found");
      continue;
    }
    const rest = owedPacks(line);
    if (addTo(packsOfLine, line.id, row.packs) > rest)
      refuse("delivery.over_ordered", { line: line.position, rest });

    const drawnBefore = gramsOfBatch.get(batch.id) ?? 0;
    const grams = addTo(gramsOfBatch, batch.id, row.packs * line.netGrams);
    const problem = dispatchProblem(batch, keepUntil, grams);
    if (problem === "not_enough") {
      const packsLeft = Math.max(0, Math.floor((gramsLeft(batch) - drawnBefore) / line.netGrams));
      refuse("batch.quantity_exceeded", { code: batch.code, packsLeft });
    } else if (problem) {
      refuse("batch.not_dispatchable", {
        code: batch.code,
        problem,
        keepUntil,
        bestBeforeOn: batch.bestBeforeOn,
      });
    }
    addTo(packsOfVariant, line.variantId, row.packs);
    const key = `${line.id}/${batch.id}`;
    drawnOf.set(key, { ...row, packs: row.packs + (drawnOf.get(key)?.packs ?? 0) });
  }

  const [first] = issues;
  if (first) throw new DomainError(first.code, first.details, issues);
  if (drawnOf.size === 0) throw new DomainError("delivery.nothing");
  return {
    drawn: [...drawnOf.values()],
    packsOfLine,
    packsOfVariant: inKeyOrder(packsOfVariant).map(([variantId, packs]) => ({ variantId, packs })),
    gramsOfBatch: inKeyOrder(gramsOfBatch).map(([batchId, grams]) => ({
      batchId,
      productId: batchOf.get(batchId)?.productId ?? "",
      grams,
    })),
  };
}
