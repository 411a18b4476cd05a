import { and, asc, eq, sql } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { inTransaction, type InTransaction } from "#app/domain/core/transaction.server.ts";
import { findLikely, raiseConflicts, type Suspect } from "#app/domain/channels/conflict/find.server.ts";
import { keysOfRefunded, keysOfSale, type SaleDocuments } from "#app/domain/channels/reading/sale-keys.ts";
import {
  type OutsideSale,
  postOutsideRefund,
  postOutsideSales,
} from "#app/domain/ledger/entry/post.server.ts";
import { listClosedYears } from "#app/domain/ledger/period/queries.server.ts";
import { yearOf } from "#app/kernel/calendar.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { districts } from "#db/schema/accounts.server.ts";
import { channelImportRows, countedSaleKeys, type RowProblem } from "#db/schema/channels.server.ts";
import type { ImportRowState } from "#db/vocabulary/channels.ts";
import { settleClaims } from "./claims.server.ts";
import { readCounted, repeats } from "./counted.server.ts";
import { evidenceText, gradesOf } from "./evidence.ts";
import { type ImportRecord, lockAnyImport, moveImport } from "./records.server.ts";

/** Rows posted by one transaction. */
export const ROWS_AT_ONCE = 500;
/** Held while rows are posted: imports take turns, so that each sees what the others counted. */
const POSTING_LOCK = 7259041;

type Row = typeof channelImportRows.$inferSelect;
/** A row that may count: everything it must say is there. */
type Whole = Suspect &
  SaleDocuments &
  Row & { industryCode: string; sellerForce: NonNullable<Row["sellerForce"]>; buyerDistrictCode: string };

type Outcome = { rowNumber: number; state: ImportRowState; problems: RowProblem[]; entryId: number | null };

/**
 * Posts the sound rows of a confirmed import, part by part, each in its own transaction: broken off, it goes on where it
 * stopped, and no row is posted twice. A row whose document was counted meanwhile becomes a duplicate that names what it
 * repeats; one that now looks like an entry waits for a decision.
 */
export async function postImport(ctx: SystemContext, { importId }: { importId: string }): Promise<void> {
  while (await inTransaction(ctx, (ctx) => postPart(ctx, importId))) {
    // The next part.
  }
}

/** Posts one part, and says whether more may wait. */
async function postPart(ctx: InTransaction<null>, importId: string): Promise<boolean> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(${POSTING_LOCK})`);
  const row = await lockAnyImport(ctx, importId);
  if (row.state !== "confirmed") return false;
  const rows = await nextRows(ctx, row);
  if (rows.length === 0) {
    await moveImport(ctx, row, ["confirmed"], { state: "posted", postedAt: ctx.now });
    await settleClaims(ctx, row);
    await recordAudit(ctx, { action: "import.posted", subjectType: "import", subjectId: row.id });
    return false;
  }
  const likely = await findLikely(ctx, row, rows, { waiting: false });
  await raiseConflicts(ctx, row.id, likely);
  const waiting = new Set(likely.map(({ rowNumber }) => rowNumber));
  const outcomes: Outcome[] = [...waiting].map((rowNumber) => outcome(rowNumber, "likely"));
  const closed = await listClosedYears(ctx);
  const open = rows.filter(({ rowNumber, occurredOn }) => {
    if (waiting.has(rowNumber)) return false;
    if (!closed.includes(yearOf(occurredOn))) return true;
    const value = String(yearOf(occurredOn));
    outcomes.push(outcome(rowNumber, "refused", [{ field: "occurredOn", code: "year_closed", value }]));
    return false;
  });
  const refunds = open.filter(({ amountFen }) => amountFen < 0);
  const sales = open.filter(({ amountFen }) => amountFen > 0);
  outcomes.push(...(await postSales(ctx, row, sales)));
  await keep(ctx, row.id, outcomes);
  const refunded: Outcome[] = [];
  for (const refund of refunds) refunded.push(await postRefund(ctx, row, refund));
  await keep(ctx, row.id, refunded);
  return true;
}

const outcome = (
  rowNumber: number,
  state: ImportRowState,
  problems: RowProblem[] = [],
  entryId: number | null = null,
): Outcome => ({ rowNumber, state, problems, entryId });

/** The next sound rows, sales before the refunds that take them back. */
async function nextRows({ db }: InTransaction<null>, { id, channelCode }: ImportRecord): Promise<Whole[]> {
  const rows = await db
    .select()
    .from(channelImportRows)
    .where(and(eq(channelImportRows.importId, id), eq(channelImportRows.state, "sound")))
    .orderBy(sql`${channelImportRows.amountFen} < 0`, asc(channelImportRows.rowNumber))
    .limit(ROWS_AT_ONCE);
  return rows.map((row) => ({ ...row, channelCode }) as Whole);
}

/** Claims the keys of rows and says which rows had one that was counted for something else. */
async function claim(ctx: InTransaction<null>, importId: string, rows: readonly Whole[]) {
  const keys = rows.flatMap((row) =>
    keysOfSale(row).map((key) => ({ key, importId, rowNumber: row.rowNumber })),
  );
  // In the order of the keys, so that two who claim the same ones never wait for each other in a circle.
  keys.sort((one, other) => (one.key < other.key ? -1 : 1));
  if (keys.length > 0) await ctx.db.insert(countedSaleKeys).values(keys).onConflictDoNothing();
  const rowOf = new Map(keys.map(({ key, rowNumber }) => [key, rowNumber]));
  const lost = new Map<number, RowProblem>();
  for (const counted of await readCounted(ctx, { keys: keys.map(({ key }) => key) })) {
    const rowNumber = rowOf.get(counted.key);
    if (rowNumber === undefined || (counted.importId === importId && counted.rowNumber === rowNumber))
      continue;
    lost.set(rowNumber, { field: null, ...repeats(counted) });
  }
  return lost;
}

async function postSales(
  ctx: InTransaction<null>,
  importRow: ImportRecord,
  sales: readonly Whole[],
): Promise<Outcome[]> {
  const lost = await claim(ctx, importRow.id, sales);
  const won = sales.filter(({ rowNumber }) => !lost.has(rowNumber));
  const regions = await ctx.db.select({ code: districts.code, region: districts.region }).from(districts);
  const regionOf = new Map(regions.map(({ code, region }) => [code, region]));
  const ids = await postOutsideSales(
    ctx,
    won.map(
      (row): OutsideSale => ({
        countyCode: importRow.countyCode,
        industryCode: row.industryCode,
        channelCode: importRow.channelCode,
        sellerForce: row.sellerForce,
        supplierId: row.supplierId,
        buyerId: row.buyerId,
        buyerDistrictCode: row.buyerDistrictCode,
        buyerRegion: regionOf.get(row.buyerDistrictCode) ?? "elsewhere",
        fundSource: row.fundSource,
        amountFen: row.amountFen,
        occurredOn: row.occurredOn,
        postedById: importRow.confirmedById,
        isDemo: importRow.isDemo,
        grades: gradesOf(importRow.number, row),
      }),
    ),
  );
  return [
    ...[...lost].map(([rowNumber, problem]) => outcome(rowNumber, "duplicate", [problem])),
    ...won.map(({ rowNumber }, index) => outcome(rowNumber, "posted", [], ids[index] ?? null)),
  ];
}

/** A refund is an entry that takes back part of the one its row names; it cannot take back more than is left. */
async function postRefund(ctx: InTransaction<null>, importRow: ImportRecord, row: Whole): Promise<Outcome> {
  const named = await readCounted(ctx, { keys: keysOfRefunded(row) });
  const entryId = named.find(({ entryId }) => entryId !== null)?.entryId ?? null;
  const value = row.refundOf ?? "";
  if (entryId === null)
    return outcome(row.rowNumber, "refused", [{ field: "refundOf", code: "refund_unknown", value }]);
  const lost = (await claim(ctx, importRow.id, [row])).get(row.rowNumber);
  if (lost) return outcome(row.rowNumber, "duplicate", [lost]);
  try {
    const id = await postOutsideRefund(ctx, entryId, {
      amountFen: -row.amountFen,
      occurredOn: row.occurredOn,
      evidence: evidenceText(importRow.number, row),
      postedById: importRow.confirmedById,
    });
    return outcome(row.rowNumber, "posted", [], id);
  } catch (error) {
    if (!isDomainError(error, "entry.already_reversed")) throw error;
    return outcome(row.rowNumber, "refused", [{ field: "amount", code: "refund_over", value }]);
  }
}

/** Writes what became of rows, all at once. */
async function keep(
  { db }: InTransaction<null>,
  importId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  if (outcomes.length === 0) return;
  await db.execute(sql`
    update channel_import_rows r set state = o.state, problems = o.problems, entry_id = o."entryId"
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::text::jsonb)
      as o ("rowNumber" integer, state text, problems jsonb, "entryId" bigint)
    where r.import_id = ${importId} and r.row_number = o."rowNumber" and r.state = 'sound'`);
}
