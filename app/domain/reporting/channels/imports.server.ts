import { and, asc, count, desc, eq, gt, inArray, lt, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { can, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { isCountyOffice, isPrefecture, keepsImportsOf } from "#app/domain/channels/import/office.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS } from "#app/kernel/keyset.ts";
import { counties, users } from "#db/schema/accounts.server.ts";
import { channelImportRows, channelImports, saleConflicts } from "#db/schema/channels.server.ts";
import { channels } from "#db/schema/ledger.server.ts";
import { type ImportRowState, importRowStates, importStates } from "#db/vocabulary/channels.ts";
import { keptFor } from "./scope.server.ts";

const shown = {
  id: channelImports.id,
  number: channelImports.number,
  state: channelImports.state,
  source: channelImports.source,
  fileName: channelImports.fileName,
  countyCode: channelImports.countyCode,
  countyZh: counties.nameZh,
  countyEn: counties.nameEn,
  channelZh: channels.nameZh,
  channelEn: channels.nameEn,
  rowsRead: channelImports.rowsRead,
  rowsTotal: channelImports.rowsTotal,
  uploadedAt: channelImports.uploadedAt,
  isDemo: channelImports.isDemo,
};

const readNumber = (text: string | null) => (/^\d{1,9}$/.test(text ?? "") ? Number(text) : null);

/** The imports an office sees, newest first, one page, of one state where it is named; and where it may bring in new ones from. */
export async function listImports(
  ctx: AnyContext,
  { show, after }: { show: string | null; after: string | null },
) {
  requireCan(ctx, "ledger.read");
  const { actor, db } = ctx;
  const before = readNumber(after);
  const state = importStates.find((each) => each === show) ?? null;
  const rows = await db
    .select(shown)
    .from(channelImports)
    .innerJoin(counties, eq(counties.code, channelImports.countyCode))
    .innerJoin(channels, eq(channels.code, channelImports.channelCode))
    .where(
      and(
        keptFor(actor, channelImports.countyCode),
        state === null ? undefined : eq(channelImports.state, state),
        before === null ? undefined : lt(channelImports.number, before),
      ),
    )
    .orderBy(desc(channelImports.number))
    .limit(PAGE_ROWS + 1);
  const places = await db
    .select({ code: counties.code, nameZh: counties.nameZh, nameEn: counties.nameEn })
    .from(counties)
    .orderBy(asc(counties.position));
  const sources = await db
    .select({ code: channels.code, nameZh: channels.nameZh, nameEn: channels.nameEn })
    .from(channels)
    .where(ne(channels.kind, "own-platform"))
    .orderBy(asc(channels.position));
  const last = rows[PAGE_ROWS - 1];
  return {
    rows: rows.slice(0, PAGE_ROWS),
    show: state,
    next: rows.length > PAGE_ROWS && last ? String(last.number) : null,
    counties: can(actor, "sales.import") ? places.filter(({ code }) => keepsImportsOf(actor, code)) : [],
    sources,
  };
}

/** One import with what became of its rows and what the reader may do. @throws DomainError `import.not_found`. */
export async function getImport(
  ctx: AnyContext,
  importId: string,
  { show, after }: { show: string | null; after: string | null },
) {
  requireCan(ctx, "ledger.read");
  if (!isId(importId)) throw new DomainError("import.not_found");
  const { actor, db } = ctx;
  const [verifier, confirmer] = [alias(users, "verifier"), alias(users, "confirmer")];
  const found = oneRow(
    await db
      .select({
        ...shown,
        fileId: channelImports.fileId,
        headings: channelImports.headings,
        mapping: channelImports.mapping,
        failure: channelImports.failure,
        uploadedBy: users.name,
        verifiedBy: verifier.name,
        verifiedAt: channelImports.verifiedAt,
        confirmedBy: confirmer.name,
        confirmedAt: channelImports.confirmedAt,
        postedAt: channelImports.postedAt,
        rejectedAt: channelImports.rejectedAt,
        rejectedReason: channelImports.rejectedReason,
      })
      .from(channelImports)
      .innerJoin(counties, eq(counties.code, channelImports.countyCode))
      .innerJoin(channels, eq(channels.code, channelImports.channelCode))
      .leftJoin(users, eq(users.id, channelImports.uploadedById))
      .leftJoin(verifier, eq(verifier.id, channelImports.verifiedById))
      .leftJoin(confirmer, eq(confirmer.id, channelImports.confirmedById))
      .where(and(eq(channelImports.id, importId), keptFor(actor, channelImports.countyCode))),
    "import.not_found",
  );
  const counts = await db
    .select({
      state: channelImportRows.state,
      rows: count(),
      fen: sql<number>`coalesce(sum(${channelImportRows.amountFen}), 0)::bigint`.mapWith(Number),
    })
    .from(channelImportRows)
    .where(eq(channelImportRows.importId, importId))
    .groupBy(channelImportRows.state);
  const state = importRowStates.find((each) => each === show) ?? null;
  const behind = readNumber(after);
  const rows = await db
    .select({
      rowNumber: channelImportRows.rowNumber,
      state: channelImportRows.state,
      problems: channelImportRows.problems,
      occurredOn: channelImportRows.occurredOn,
      amountFen: channelImportRows.amountFen,
      productName: channelImportRows.productName,
      sellerName: channelImportRows.sellerName,
      buyerName: channelImportRows.buyerName,
      entryId: channelImportRows.entryId,
      /** The likely duplicate that waits for a decision on the row. */
      conflictId: sql<string | null>`(select c.id from ${saleConflicts} c where c.import_id = ${importId}
        and c.row_number = channel_import_rows.row_number and c.verdict is null order by c.score desc, c.id limit 1)`,
    })
    .from(channelImportRows)
    .where(
      and(
        eq(channelImportRows.importId, importId),
        state === null ? undefined : eq(channelImportRows.state, state),
        behind === null ? undefined : gt(channelImportRows.rowNumber, behind),
      ),
    )
    .orderBy(asc(channelImportRows.rowNumber))
    .limit(PAGE_ROWS + 1);
  const last = rows[PAGE_ROWS - 1];
  return {
    found,
    counts,
    late: await readLateRows(ctx, importId),
    show: state,
    rows: rows.slice(0, PAGE_ROWS),
    next: rows.length > PAGE_ROWS && last ? String(last.rowNumber) : null,
    may: {
      choose:
        can(actor, "sales.import") &&
        found.source === "file" &&
        ["mapping", "read", "failed"].includes(found.state),
      verify: can(actor, "sales.verify") && isCountyOffice(actor, found.countyCode) && found.state === "read",
      confirm: can(actor, "sales.confirm") && isPrefecture(actor) && found.state === "verified",
      reject:
        can(actor, "sales.verify") &&
        (isPrefecture(actor) || isCountyOffice(actor, found.countyCode)) &&
        ["mapping", "read", "verified"].includes(found.state),
    },
  };
}
export type ShownImport = Awaited<ReturnType<typeof getImport>>;

/** Rows of a closed month, and the first open one, in which they will count; months as `YYYY-MM`. */
export type LateRows = { month: string; countsIn: string; rows: number };

/**
 * The rows not posted yet that occurred in a month which is closed, by that month. The ledger decides as it posts them: what is
 * read here is what it would decide now.
 */
async function readLateRows({ db }: Pick<AnyContext, "db">, importId: string): Promise<LateRows[]> {
  return db.execute<LateRows>(sql`
    select to_char(late.month, 'YYYY-MM') as month, late.rows,
      (select to_char(later, 'YYYY-MM') from generate_series(late.month, late.month + interval '5 years', '1 month') later
       where not ledger_period_closed(extract(year from later)::int, extract(month from later)::int)
       order by later limit 1) as "countsIn"
    from (
      select date_trunc('month', occurred_on) as month, count(*)::int as rows from channel_import_rows
      where import_id = ${importId} and state in ('sound', 'likely') group by 1) late
    where ledger_period_closed(extract(year from late.month)::int, extract(month from late.month)::int)
    order by late.month`);
}

const FAILED: ImportRowState[] = ["refused", "duplicate", "withdrawn"];

/** The rows of an import that do not count, as they came, with their reasons. @throws DomainError `import.not_found`. */
export async function readFailedRows(ctx: AnyContext, importId: string) {
  requireCan(ctx, "ledger.read");
  if (!isId(importId)) throw new DomainError("import.not_found");
  const found = oneRow(
    await ctx.db
      .select({ number: channelImports.number, headings: channelImports.headings })
      .from(channelImports)
      .where(and(eq(channelImports.id, importId), keptFor(ctx.actor, channelImports.countyCode))),
    "import.not_found",
  );
  const rows = await ctx.db
    .select({
      rowNumber: channelImportRows.rowNumber,
      cells: channelImportRows.cells,
      problems: channelImportRows.problems,
      state: channelImportRows.state,
    })
    .from(channelImportRows)
    .where(and(eq(channelImportRows.importId, importId), inArray(channelImportRows.state, FAILED)))
    .orderBy(asc(channelImportRows.rowNumber));
  return { ...found, rows };
}
