import { sql } from "drizzle-orm";
import type { Actor } from "#app/domain/core/context.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import type { Day } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { saleConflicts } from "#db/schema/channels.server.ts";
import type { FundSource } from "#db/vocabulary/procurement.ts";
import { ALIKE_DAYS, ALIKE_FEN, LIKELY, likeness } from "./likeness.ts";

/** A row whose likes are looked for. */
export type Suspect = {
  rowNumber: number;
  amountFen: number;
  occurredOn: Day;
  buyerName: string;
  sellerName: string;
  productName: string;
  fundSource: FundSource;
  fapiaoNumber: string | null;
  orderNumber: string | null;
};

/** A row and what it is likely the same sale as. */
export type Match = {
  rowNumber: number;
  score: number;
  otherEntryId: number | null;
  otherImportId: string | null;
  otherRowNumber: number | null;
};

type Candidate = Omit<Match, "score"> & {
  amountFen: number;
  occurredOn: Day;
  buyer: string;
  seller: string;
  product: string;
  channelCode: string;
  orderNumber: string | null;
  fapiaos: string[];
};

/**
 * What of a county is so alike to these rows that a person must decide: entries of any channel, the platform's own among
 * them, and (with `waiting`) rows of other imports on their way. Two invoices, or two orders of one channel, are two
 * sales; parcels of private buyers that name an order are told apart by it. Pairs that were decided are not found again.
 */
export async function findLikely(
  ctx: InTransaction<Actor | null>,
  { id, channelCode, countyCode }: { id: string; channelCode: string; countyCode: string },
  suspects: readonly Suspect[],
  { waiting }: { waiting: boolean },
): Promise<Match[]> {
  const looked = suspects.filter(
    (row) => row.amountFen > 0 && !(row.fundSource === "personal" && row.orderNumber !== null),
  );
  if (looked.length === 0) return [];
  const rows = new Map(looked.map((row) => [row.rowNumber, row]));
  const list = sql`jsonb_to_recordset(${JSON.stringify(
    looked.map(({ rowNumber, amountFen, occurredOn }) => ({ rowNumber, amountFen, occurredOn })),
  )}::text::jsonb) as s ("rowNumber" integer, "amountFen" bigint, "occurredOn" date)`;
  const near = (amount: ReturnType<typeof sql>, day: ReturnType<typeof sql>) => sql`
    ${amount} between s."amountFen" - ${ALIKE_FEN}::bigint and s."amountFen" + ${ALIKE_FEN}::bigint
    and ${day} between s."occurredOn" - ${ALIKE_DAYS}::int and s."occurredOn" + ${ALIKE_DAYS}::int`;
  const candidates = await ctx.db.execute<Candidate>(sql`
    select s."rowNumber", e.id as "otherEntryId", null::uuid as "otherImportId", null::integer as "otherRowNumber",
      e.amount_fen as "amountFen", e.occurred_on::text as "occurredOn", e.channel_code as "channelCode",
      coalesce(x.buyer_name, buyer.name, '') as buyer, coalesce(x.seller_name, seller.name, '') as seller,
      coalesce(x.product_name, l.product_name_zh, '') as product, x.order_number as "orderNumber",
      case when e.order_id is null then array_remove(array[x.fapiao_number], null)
        else array(select f.number from fapiaos f where f.order_id = e.order_id) end as fapiaos
    from ${list}
    join ledger_entries e on ${near(sql`e.amount_fen`, sql`e.occurred_on`)}
    left join channel_import_rows x on x.entry_id = e.id
    left join organisations buyer on buyer.id = e.buyer_id
    left join organisations seller on seller.id = e.supplier_id
    left join purchase_order_lines l on l.id = e.order_line_id
    where e.kind = 'sale' and e.county_code = ${countyCode} and x.import_id is distinct from ${id}::uuid
      and (e.fund_source <> 'personal' or x.order_number is null)
      and not exists (select 1 from sale_conflicts c where c.import_id = ${id}::uuid and c.row_number = s."rowNumber"
        and (c.other_entry_id = e.id or (c.other_import_id = x.import_id and c.other_row_number = x.row_number)))
    ${
      waiting
        ? sql`union all
    select s."rowNumber", null, x.import_id, x.row_number, x.amount_fen, x.occurred_on::text, i.channel_code,
      x.buyer_name, x.seller_name, x.product_name, x.order_number, array_remove(array[x.fapiao_number], null)
    from ${list}
    join channel_import_rows x on ${near(sql`x.amount_fen`, sql`x.occurred_on`)} and x.state in ('sound', 'likely')
    join channel_imports i on i.id = x.import_id and i.state in ('read', 'verified', 'confirmed')
    where x.import_id <> ${id}::uuid and i.county_code = ${countyCode}
      and (x.fund_source <> 'personal' or x.order_number is null)`
        : sql``
    }`);
  const matches: Match[] = [];
  for (const other of candidates) {
    const row = rows.get(other.rowNumber);
    if (!row) continue;
    if (row.fapiaoNumber !== null && other.fapiaos.length > 0 && !other.fapiaos.includes(row.fapiaoNumber))
      continue;
    if (row.orderNumber !== null && other.orderNumber !== null && other.channelCode === channelCode) continue;
    const score = likeness(
      { ...row, buyer: row.buyerName, seller: row.sellerName, product: row.productName },
      other,
    );
    if (score < LIKELY) continue;
    const { rowNumber, otherEntryId, otherImportId, otherRowNumber } = other;
    matches.push({ rowNumber, score, otherEntryId, otherImportId, otherRowNumber });
  }
  return best(matches);
}

/** The likest other of each row: one question at a time. */
function best(matches: readonly Match[]): Match[] {
  const likest = new Map<number, Match>();
  for (const match of matches) {
    const kept = likest.get(match.rowNumber);
    if (!kept || match.score > kept.score) likest.set(match.rowNumber, match);
  }
  return [...likest.values()];
}

/** Puts pairs in the queue of those a person decides. */
export async function raiseConflicts(
  ctx: InTransaction<Actor | null>,
  importId: string,
  matches: readonly Match[],
): Promise<void> {
  if (matches.length === 0) return;
  await ctx.db
    .insert(saleConflicts)
    .values(matches.map((match) => ({ id: newId(ctx.now), importId, ...match, raisedAt: ctx.now })))
    .onConflictDoNothing();
}
