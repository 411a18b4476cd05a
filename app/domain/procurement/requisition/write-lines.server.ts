import { eq } from "drizzle-orm";
import { into, type Rows } from "#app/domain/core/insert-rows.server.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { lineAmountFen } from "#app/kernel/money.ts";
import { requisitionLines } from "#db/schema/requisitions.server.ts";
import type { ContentLine } from "./content.ts";

/** The lines of a requisition in their order, as rows for `insertRows`. Prices in fen per pack. */
export function requisitionLineRows(
  { id, wantedOn }: { id: string; wantedOn: Day },
  lines: readonly ContentLine[],
): Rows {
  const rows = lines.map((line, index) => ({
    ...line,
    requisitionId: id,
    wantedOn,
    position: index + 1,
    amountFen: lineAmountFen(line.packs, line.unitPriceFen),
  }));
  return into(requisitionLines, rows);
}

const removeAll = prepared(["requisitionId"], (db, { requisitionId }) =>
  db.delete(requisitionLines).where(eq(requisitionLines.requisitionId, requisitionId)),
);

/** Takes the lines of a requisition away, for others to come in their place. */
export async function removeLines(ctx: InTransaction, requisitionId: string): Promise<void> {
  await removeAll(ctx, { requisitionId });
}
