import { eq } from "drizzle-orm";
import { insertRows, into } from "#app/domain/core/insert-rows.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { lineAmountFen } from "#app/kernel/money.ts";
import { requisitionLines } from "#db/schema/requisitions.server.ts";
import type { ContentLine } from "./content.ts";

/** Puts these lines in the place of a requisition's former ones. Prices in fen per pack. */
export async function writeLines(
  ctx: InTransaction,
  requisition: { id: string; isNew: boolean; wantedOn: Day },
  lines: readonly ContentLine[],
): Promise<void> {
  if (!requisition.isNew) {
    await ctx.db.delete(requisitionLines).where(eq(requisitionLines.requisitionId, requisition.id));
  }
  const rows = lines.map((line, index) => ({
    ...line,
    requisitionId: requisition.id,
    wantedOn: requisition.wantedOn,
    position: index + 1,
    amountFen: lineAmountFen(line.packs, line.unitPriceFen),
  }));
  await insertRows(ctx, into(requisitionLines, rows));
}
