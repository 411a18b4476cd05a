import { type SQL, sql } from "drizzle-orm";
import { can, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { isPrefecture } from "#app/domain/channels/import/office.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import type { ConflictVerdict } from "#db/vocabulary/channels.ts";

/** One side of a conflict, whichever way it was reported. */
export type Claimant = {
  importId: string | null;
  importNumber: number | null;
  rowNumber: number | null;
  entryId: number | null;
  channelZh: string;
  channelEn: string;
  amountFen: number;
  occurredOn: string;
  product: string;
  seller: string;
  buyer: string;
  fapiao: string | null;
  order: string | null;
};

export type ShownConflict = {
  id: string;
  score: number;
  raisedAt: string;
  countyZh: string;
  countyEn: string;
  verdict: ConflictVerdict | null;
  reason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  isDemo: boolean;
  row: Claimant;
  other: Claimant;
};

function read({ db, actor }: Pick<AnyContext, "db" | "actor">, where: SQL) {
  const kept =
    actor?.officeLevel === "city" || actor?.officeLevel === "district"
      ? sql`false`
      : actor?.officeLevel === "county"
        ? sql`i.county_code = ${actor.countyCode ?? ""}`
        : sql`true`;
  return db.execute<ShownConflict>(sql`
    select c.id, c.score, c.raised_at::text as "raisedAt", k.name_zh as "countyZh", k.name_en as "countyEn",
      c.verdict, c.reason, u.name as "decidedBy", c.decided_at::text as "decidedAt", i.is_demo as "isDemo",
      json_build_object('importId', i.id, 'importNumber', i.number, 'rowNumber', r.row_number, 'entryId', r.entry_id,
        'channelZh', h.name_zh, 'channelEn', h.name_en, 'amountFen', r.amount_fen, 'occurredOn', r.occurred_on,
        'product', r.product_name, 'seller', r.seller_name, 'buyer', r.buyer_name, 'fapiao', r.fapiao_number,
        'order', r.order_number) as row,
      json_build_object('importId', oi.id, 'importNumber', oi.number, 'rowNumber', x.row_number, 'entryId', coalesce(e.id, x.entry_id),
        'channelZh', oh.name_zh, 'channelEn', oh.name_en, 'amountFen', coalesce(e.amount_fen, x.amount_fen),
        'occurredOn', coalesce(e.occurred_on, x.occurred_on), 'product', coalesce(x.product_name, l.product_name_zh),
        'seller', coalesce(x.seller_name, seller.name), 'buyer', coalesce(x.buyer_name, buyer.name),
        'fapiao', x.fapiao_number, 'order', coalesce(x.order_number, o.number)) as other
    from sale_conflicts c
    join channel_imports i on i.id = c.import_id
    join channel_import_rows r on r.import_id = c.import_id and r.row_number = c.row_number
    join counties k on k.code = i.county_code
    join channels h on h.code = i.channel_code
    left join ledger_entries e on e.id = c.other_entry_id
    left join channel_import_rows x on (x.import_id = c.other_import_id and x.row_number = c.other_row_number)
      or x.entry_id = c.other_entry_id
    left join channel_imports oi on oi.id = x.import_id
    left join channels oh on oh.code = coalesce(oi.channel_code, e.channel_code)
    left join purchase_orders o on o.id = e.order_id
    left join purchase_order_lines l on l.id = e.order_line_id
    left join organisations seller on seller.id = e.supplier_id
    left join organisations buyer on buyer.id = e.buyer_id
    left join users u on u.id = c.decided_by_id
    where ${kept} and ${where}`);
}

/** Likely duplicates that wait for a decision, the oldest first, one page; those of a county for its office. */
export async function listConflicts(ctx: AnyContext, after: string | null) {
  requireCan(ctx, "ledger.read");
  const position = readPosition(after);
  const behind = position
    ? sql`(c.raised_at, c.id) > (${position.at.toISOString()}::timestamptz, ${position.id}::uuid)`
    : sql`true`;
  const rows = await read(
    ctx,
    sql`c.verdict is null and i.state not in ('rejected', 'failed') and ${behind} order by c.raised_at, c.id limit ${PAGE_ROWS + 1}`,
  );
  return pageOf(rows, ({ id, raisedAt }) => ({ at: new Date(raisedAt), id }));
}

/** One likely duplicate with both claimants. @throws DomainError `conflict.not_found`. */
export async function getConflict(ctx: AnyContext, conflictId: string) {
  requireCan(ctx, "ledger.read");
  if (!isId(conflictId)) throw new DomainError("conflict.not_found");
  const conflict = oneRow(await read(ctx, sql`c.id = ${conflictId}`), "conflict.not_found");
  return {
    conflict,
    mayDecide: conflict.verdict === null && can(ctx.actor, "sales.confirm") && isPrefecture(ctx.actor),
  };
}
