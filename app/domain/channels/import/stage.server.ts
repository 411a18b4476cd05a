import type { Actor } from "#app/domain/core/context.ts";
import { insertRows, into } from "#app/domain/core/insert-rows.server.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import {
  findLikely,
  type Match,
  raiseConflicts,
  type Suspect,
} from "#app/domain/channels/conflict/find.server.ts";
import { SAME_DOCUMENT } from "#app/domain/channels/conflict/likeness.ts";
import type { ReadSale } from "#app/domain/channels/reading/interpret.ts";
import { keysOfSale, type SaleDocuments } from "#app/domain/channels/reading/sale-keys.ts";
import { channelImportRows, type RowProblem } from "#db/schema/channels.server.ts";
import type { ImportRowState } from "#db/vocabulary/channels.ts";
import { claimDocuments } from "./claims.server.ts";
import { readCounted, repeats } from "./counted.server.ts";
import type { ImportRecord } from "./records.server.ts";

type Sound = ReadSale & Suspect & SaleDocuments;

/**
 * Puts rows of an import beside the others: what is wrong stays with its reasons, what repeats a document that was counted, or
 * that a row on its way said before, is a duplicate that names what it repeats, what is likely the same sale as another waits for a
 * decision.
 */
export async function stageRows(
  ctx: InTransaction<Actor | null>,
  importRow: Pick<ImportRecord, "id" | "channelCode" | "countyCode">,
  sales: readonly ReadSale[],
): Promise<void> {
  const sound = sales
    .filter(({ problems }) => problems.length === 0)
    .map((sale) => ({ ...sale, channelCode: importRow.channelCode }) as Sound);
  const counted = await countedFor(ctx, sound);
  const uncounted = sound.filter(({ rowNumber }) => !counted.duplicates.has(rowNumber));
  const claimed = await claimDocuments(ctx, importRow.id, uncounted);
  const duplicates = new Map([...counted.duplicates, ...claimed]);
  const open = sound.filter(({ rowNumber }) => !duplicates.has(rowNumber));
  const likely = await findLikely(ctx, importRow, open, { waiting: true });
  const matches = new Map<number, Match>(
    [...likely, ...counted.otherLines].map((match) => [match.rowNumber, match]),
  );
  await insertRows(
    ctx,
    into(
      channelImportRows,
      sales.map((sale) => {
        const duplicate = duplicates.get(sale.rowNumber);
        const state: ImportRowState =
          sale.problems.length > 0
            ? "refused"
            : duplicate
              ? "duplicate"
              : matches.has(sale.rowNumber)
                ? "likely"
                : "sound";
        return {
          ...sale,
          importId: importRow.id,
          state,
          problems: duplicate ? [duplicate] : sale.problems,
        };
      }),
    ),
  );
  const raised = [...matches.values()].filter(({ rowNumber }) => !duplicates.has(rowNumber));
  await raiseConflicts(ctx, importRow.id, raised);
}

/** Which rows were counted already, and which are other lines of an invoice that was. */
async function countedFor(ctx: InTransaction<Actor | null>, sound: readonly Sound[]) {
  const rowsOf = new Map(sound.flatMap((sale) => keysOfSale(sale).map((key) => [key, sale] as const)));
  const duplicates = new Map<number, RowProblem>();
  for (const counted of await readCounted(ctx, { keys: [...rowsOf.keys()] })) {
    const sale = rowsOf.get(counted.key);
    if (sale && !duplicates.has(sale.rowNumber))
      duplicates.set(sale.rowNumber, { field: null, ...repeats(counted) });
  }
  const invoices = new Map(
    sound
      .filter(({ fapiaoNumber, rowNumber }) => fapiaoNumber !== null && !duplicates.has(rowNumber))
      .map((sale) => [`fapiao:${sale.fapiaoNumber}`, sale]),
  );
  const otherLines: Match[] = [];
  for (const { key, entryId } of await readCounted(ctx, { documents: [...invoices.keys()] })) {
    const sale = invoices.get(key.split("#")[0] ?? "");
    if (sale && entryId !== null && sale.amountFen > 0)
      otherLines.push({
        rowNumber: sale.rowNumber,
        score: SAME_DOCUMENT,
        otherEntryId: entryId,
        otherImportId: null,
        otherRowNumber: null,
      });
  }
  return { duplicates, otherLines };
}
