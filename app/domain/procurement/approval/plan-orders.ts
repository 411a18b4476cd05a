import { sumFen } from "#app/kernel/money.ts";

/** A line that is bought; amount in fen. */
export type BoughtLine = { supplierId: string; amountFen: number };

/** One order of a plan: its lines keep the order of the requisition. */
export type PlannedOrder<Line extends BoughtLine> = { supplierId: string; totalFen: number; lines: Line[] };

/** One purchase order per supplier, in the order in which suppliers first appear; totals in fen. */
export function planOrders<Line extends BoughtLine>(lines: readonly Line[]): PlannedOrder<Line>[] {
  const linesOf = new Map<string, Line[]>();
  for (const line of lines) {
    const list = linesOf.get(line.supplierId);
    if (list) list.push(line);
    else linesOf.set(line.supplierId, [line]);
  }
  return [...linesOf].map(([supplierId, own]) => ({
    supplierId,
    totalFen: sumFen(own.map((line) => line.amountFen)),
    lines: own,
  }));
}
