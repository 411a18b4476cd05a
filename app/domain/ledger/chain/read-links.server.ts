import { sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type ChainedFields, sealed } from "./content.ts";

/** A link with the fields of the row it seals as they are now; `fields` is null where that row is gone. */
export type ReadLink = {
  position: number;
  entryId: number;
  /** The grade whose evidence it seals; empty where it seals the entry. */
  grade: string;
  day: string;
  hash: string;
  fields: ChainedFields | null;
};

type Read = Pick<AnyContext, "db">;

type Row = Omit<ReadLink, "fields"> & {
  found: boolean;
  fields: (string | null)[];
};

/** Links read at once; what is held in memory does not grow with their number, and no connection is held between. */
const ROWS_AT_ONCE = 2_000;

/** Which fields of an entry are sealed by their hash, and which of an evidence. */
const SEALED = { entry: 9, grade: 5 } as const;

/**
 * Reads the links behind `after` in their order, page by page, each with the columns of its row. They are read column by
 * column, not through the functions with which the database wrote them.
 */
export async function* readLinks(ctx: Read, after = 0): AsyncGenerator<ReadLink[]> {
  for (let from = after; ; ) {
    const page = await readPage(ctx, from);
    const last = page.at(-1);
    if (!last) return;
    yield page;
    from = last.position;
  }
}

async function readPage({ db }: Read, after: number): Promise<ReadLink[]> {
  const rows = await db.execute<Row>(sql`
    select l.position, l.entry_id as "entryId", l.grade, l.day::text as day, l.hash,
      case when l.grade = '' then e.id is not null else g.entry_id is not null end as found,
      case when l.grade = '' then json_build_array('entry', e.id::text, e.kind, e.reverses_id::text, e.year::text, e.month::text,
        e.occurred_on::text, e.recognised_on::text, to_char(e.posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        e.posted_by_id::text, e.amount_fen::text, e.county_code, e.industry_code, e.channel_code, e.seller_force,
        e.supplier_id::text, e.buyer_id::text, e.buyer_district_code, e.buyer_region, e.fund_source, e.trade_kind,
        e.paired_district_code, e.policy_id::text, e.order_id::text, e.order_line_id::text, e.delivery_line_id::text,
        e.acceptance_id::text, e.goods_return_id::text, e.is_demo::text)
      else json_build_array('grade', g.entry_id::text, g.grade, g.reached_on::text,
        to_char(g.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), g.evidence, g.sequence::text) end as fields
    from ledger_links l
    left join ledger_entries e on e.id = l.entry_id and l.grade = ''
    left join ledger_grades g on g.entry_id = l.entry_id and g.grade = l.grade and l.grade <> ''
    where l.position > ${after} order by l.position limit ${ROWS_AT_ONCE}`);
  return rows.map(({ found, fields, ...link }) => ({
    ...link,
    fields: found ? withSealed(fields, link.grade === "" ? SEALED.entry : SEALED.grade) : null,
  }));
}

function withSealed(fields: (string | null)[], place: number): ChainedFields {
  return fields.with(place, sealed(fields[place] ?? null));
}
