import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { keysOfSale, type SaleDocuments } from "#app/domain/channels/reading/sale-keys.ts";
import {
  channelImportRows,
  channelImports,
  claimedSaleKeys,
  type RowProblem,
} from "#db/schema/channels.server.ts";
import { countAgain } from "./count-again.server.ts";
import { documentOf, rowName } from "./counted.server.ts";
import type { ImportRecord } from "./records.server.ts";

type Write = InTransaction<Actor | null>;
type Claimant = SaleDocuments & { rowNumber: number };

/**
 * Claims the documents of an import's rows for as long as these are on their way. Says which rows have a document that a row
 * of another import claimed before and name the same sale for certain, with the problem that names that row.
 */
export async function claimDocuments(
  { db }: Write,
  importId: string,
  rows: readonly Claimant[],
): Promise<Map<number, RowProblem>> {
  const lost = new Map<number, RowProblem>();
  const claims = rows.flatMap((row) =>
    keysOfSale(row).map((key) => ({ key, importId, rowNumber: row.rowNumber })),
  );
  if (claims.length === 0) return lost;
  // In the order of the keys, so that two who claim the same ones never wait for each other in a circle.
  claims.sort((one, other) => (one.key < other.key ? -1 : 1));
  await db.insert(claimedSaleKeys).values(claims).onConflictDoNothing();
  const rowOf = new Map(claims.map(({ key, rowNumber }) => [key, rowNumber]));
  const held = await db.execute<{ key: string; number: number; rowNumber: number }>(sql`
    select k.key, i.number::int as number, k.row_number as "rowNumber"
    from claimed_sale_keys k join channel_imports i on i.id = k.import_id
    where k.import_id <> ${importId}::uuid
      and k.key in (select jsonb_array_elements_text(${JSON.stringify([...rowOf.keys()])}::text::jsonb))`);
  for (const { key, number, rowNumber } of held) {
    const loser = rowOf.get(key);
    if (loser === undefined || lost.has(loser)) continue;
    lost.set(loser, {
      field: null,
      code: "claimed",
      value: documentOf(key),
      other: rowName(number, rowNumber),
    });
  }
  return lost;
}

/**
 * Lets go of what an import's rows claimed, of all or of these, because they will not count. Rows of other imports that repeated
 * them take their place, the first import first; those whose import is through count after all.
 */
export async function releaseClaims(
  ctx: Write,
  importRow: Pick<ImportRecord, "id" | "number">,
  rowNumbers?: readonly number[],
): Promise<void> {
  if (rowNumbers?.length === 0) return;
  const released = await ctx.db
    .delete(claimedSaleKeys)
    .where(
      and(
        eq(claimedSaleKeys.importId, importRow.id),
        rowNumbers && inArray(claimedSaleKeys.rowNumber, [...rowNumbers]),
      ),
    )
    .returning({ rowNumber: claimedSaleKeys.rowNumber });
  const names = [...new Set(released.map(({ rowNumber }) => rowName(importRow.number, rowNumber)))];
  if (names.length === 0) return;
  const repeating = await ctx.db
    .select({ importRow: channelImports, row: channelImportRows })
    .from(channelImportRows)
    .innerJoin(channelImports, eq(channelImports.id, channelImportRows.importId))
    .where(
      and(
        eq(channelImportRows.state, "duplicate"),
        sql`${channelImportRows.problems}->0->>'code' = 'claimed'`,
        sql`${channelImportRows.problems}->0->>'other' in (
          select jsonb_array_elements_text(${JSON.stringify(names)}::text::jsonb))`,
        inArray(channelImports.state, ["reading", "read", "verified", "confirmed", "posted"]),
        ne(channelImports.id, importRow.id),
      ),
    )
    .orderBy(asc(channelImports.number), asc(channelImportRows.rowNumber));
  const imports = new Map(repeating.map(({ importRow }) => [importRow.id, importRow]));
  for (const of of imports.values()) {
    const rows = repeating.filter(({ row }) => row.importId === of.id).map(({ row }) => row);
    await takePlaces(ctx, of, rows);
  }
}

async function takePlaces(
  ctx: Write,
  importRow: ImportRecord,
  rows: readonly (typeof channelImportRows.$inferSelect)[],
): Promise<void> {
  const claimants = rows.map((row) => ({ ...row, channelCode: importRow.channelCode }) as Claimant);
  const lost = await claimDocuments(ctx, importRow.id, claimants);
  const outcomes = rows.map(({ rowNumber }) => {
    const problem = lost.get(rowNumber);
    return { rowNumber, state: problem ? "duplicate" : "sound", problems: problem ? [problem] : [] };
  });
  await ctx.db.execute(sql`
    update channel_import_rows r set state = o.state, problems = o.problems
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::text::jsonb)
      as o ("rowNumber" integer, state text, problems jsonb)
    where r.import_id = ${importRow.id}::uuid and r.row_number = o."rowNumber" and r.state = 'duplicate'`);
  if (lost.size < rows.length) await countAgain(ctx, importRow);
}

/** Ends the claims of an import that is posted: what it counted has keys of its own, and what was refused lets others come. */
export async function settleClaims(
  ctx: Write,
  importRow: Pick<ImportRecord, "id" | "number">,
): Promise<void> {
  const refused = await ctx.db
    .selectDistinct({ rowNumber: channelImportRows.rowNumber })
    .from(channelImportRows)
    .innerJoin(
      claimedSaleKeys,
      and(
        eq(claimedSaleKeys.importId, channelImportRows.importId),
        eq(claimedSaleKeys.rowNumber, channelImportRows.rowNumber),
      ),
    )
    .where(and(eq(channelImportRows.importId, importRow.id), eq(channelImportRows.state, "refused")));
  await releaseClaims(
    ctx,
    importRow,
    refused.map(({ rowNumber }) => rowNumber),
  );
  await ctx.db.execute(sql`
    delete from claimed_sale_keys k using channel_import_rows r
    where k.import_id = ${importRow.id}::uuid and r.import_id = k.import_id and r.row_number = k.row_number
      and r.state = 'posted'`);
}
