import { owedPacks } from "#app/domain/procurement/order/progress.ts";
import { DomainError, type FieldIssue } from "#app/kernel/errors.ts";
import { lineAmountFen, sumFen } from "#app/kernel/money.ts";

/** What giving up packs needs to know of an order line; the price in fen is the order's. */
export type AmendedLine = {
  id: string;
  position: number;
  variantId: string;
  packs: number;
  waivedPacks: number;
  dispatchedPacks: number;
  unitPriceFen: number;
};

/** What will not be delivered: packs of each line, and what they are worth at the order's prices, in fen. */
export type Waiver = {
  lines: { orderLineId: string; variantId: string; packs: number }[];
  amountFen: number;
};

/**
 * Decides whether these packs may be given up: of each line of the order no more than are still to leave.
 * @throws DomainError `amendment.nothing`; or with one issue per refused row `amendment.over_rest`,
 * `order_line.not_found` (also for a line named twice).
 */
export function planWaiver(
  lines: readonly AmendedLine[],
  asked: readonly { orderLineId: string; packs: number }[],
): Waiver {
  const lineOf = new Map(lines.map((line) => [line.id, line]));
  const waived: Waiver["lines"] = [];
  const amounts: number[] = [];
  const issues: FieldIssue[] = [];
  for (const [index, { orderLineId, packs }] of asked.entries()) {
    const line = lineOf.get(orderLineId);
    lineOf.delete(orderLineId);
    if (!line) {
      issues.push({ path: ["lines", index, "packs"], code: "order_line.not_found" });
      continue;
    }
    const rest = owedPacks(line);
    if (packs > rest)
      issues.push({
        path: ["lines", index, "packs"],
        code: "amendment.over_rest",
        details: { line: line.position, rest },
      });
    if (packs === 0) continue;
    waived.push({ orderLineId, variantId: line.variantId, packs });
    amounts.push(lineAmountFen(packs, line.unitPriceFen));
  }
  const [first] = issues;
  if (first) throw new DomainError(first.code, first.details, issues);
  if (waived.length === 0) throw new DomainError("amendment.nothing");
  return { lines: waived, amountFen: sumFen(amounts) };
}
