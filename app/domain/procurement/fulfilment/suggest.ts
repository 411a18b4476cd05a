import type { Day } from "#app/kernel/calendar.ts";
import { owedPacks } from "#app/domain/procurement/order/progress.ts";
import { dispatchProblem, gramsLeft } from "#app/domain/provenance/batch/dispatchable.ts";
import type { DrawnLine, OfferedBatch, OpenLine } from "./plan.ts";

/** Which of two batches should leave first: the one that expires first, then the one packed first. */
function firstExpiredFirstOut(one: SuggestedFrom, other: SuggestedFrom): number {
  const byExpiry = (one.bestBeforeOn ?? "9999").localeCompare(other.bestBeforeOn ?? "9999");
  return byExpiry || one.packedOn.localeCompare(other.packedOn) || one.code.localeCompare(other.code);
}

export type SuggestedFrom = OfferedBatch & { packedOn: Day };

/**
 * Proposes which batches the packs still owed should be drawn from: first expired, first out, only from batches that
 * may leave and keep until `keepUntil`. What no batch covers is left out.
 */
export function suggestBatches(
  lines: readonly OpenLine[],
  batches: readonly SuggestedFrom[],
  keepUntil: Day,
): DrawnLine[] {
  const ready = batches.filter((batch) => !dispatchProblem(batch, keepUntil, 1)).sort(firstExpiredFirstOut);
  const leftOf = new Map(ready.map((batch) => [batch.id, gramsLeft(batch)]));
  const drawn: DrawnLine[] = [];
  for (const line of lines) {
    let owed = owedPacks(line);
    for (const batch of ready) {
      if (owed === 0) break;
      if (batch.productId !== line.productId) continue;
      const left = leftOf.get(batch.id) ?? 0;
      const packs = Math.min(owed, Math.floor(left / line.netGrams));
      if (packs === 0) continue;
      drawn.push({ orderLineId: line.id, batchId: batch.id, packs });
      leftOf.set(batch.id, left - packs * line.netGrams);
      owed -= packs;
    }
  }
  return drawn;
}
