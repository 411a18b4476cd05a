import type { Connection, Sql } from "#db/client.server.ts";

/**
 * Writes a year's entries over every dimension, three quarters of them invoiced and half of them paid, as the owner of
 * the database: rows first, then their indexes, then all sums at once by what the triggers do for each entry.
 */
export async function seedLedger(connection: Connection, entries: number): Promise<void> {
  await resting(connection, ["ledger_entries", "ledger_grades"], async (session) => {
    await insertRows(session, entries);
    await session`
      insert into ledger_changes (year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade, amount_fen, entry_count)
      select e.year, e.month, e.county_code, e.industry_code, e.channel_code, e.seller_force, e.buyer_district_code, e.buyer_region, e.fund_source, g.grade, sum(e.amount_fen), count(*)
      from ledger_grades g join ledger_entries e on e.id = g.entry_id
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`;
  });
  await connection.sql`vacuum analyze ledger_entries, ledger_grades, ledger_sums, ledger_totals, ledger_crossings, ledger_changes`;
}

/**
 * Does some writing in one session while triggers rest, foreign keys among them, and while the tables are without the
 * indexes that no constraint needs; then builds these and gathers what the writing noted.
 */
export async function resting(
  { sql }: Connection,
  tables: string[],
  write: (session: Sql) => Promise<void>,
): Promise<void> {
  const session = await sql.reserve();
  try {
    await session`set statement_timeout = 0`;
    await session`set work_mem = '256MB'`;
    await session`set maintenance_work_mem = '512MB'`;
    await session`set session_replication_role = replica`;
    await withoutIndexes(session, tables, () => write(session));
    await session`set session_replication_role = origin`;
    await session`select gather_ledger_changes(2147483647)`;
    await session`reset all`;
  } finally {
    session.release();
  }
}

async function insertRows(session: Sql, entries: number): Promise<void> {
  const year = new Date().getFullYear();
  await session`
    with sellers as materialized (select id, county_code, row_number() over (order by short_code) - 1 as place from organisations where kind = 'supplier'),
    buyers as materialized (select id, row_number() over (order by short_code) - 1 as place from organisations where kind = 'institution'),
    kinds as materialized (select code, row_number() over (order by position) - 1 as place from industries),
    places as materialized (select code, region, row_number() over (order by position) - 1 as place from districts),
    ways as materialized (select code, row_number() over (order by position) - 1 as place from channels)
    insert into ledger_entries (kind, year, month, occurred_on, recognised_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source, trade_kind)
    select 'sale', ${year}, extract(month from day)::int, day, day, day, 10000 + n % 50000, s.county_code, k.code, w.code, 'cooperative', s.id, b.id, d.code, d.region,
      f.fund_source, trade_kind_of(w.code, f.fund_source)
    from (select n, (date '2000-01-01' + (${year} - 2000) * interval '1 year' + (n % 320) * interval '1 day')::date as day from generate_series(1, ${entries}::int) n) e
    join sellers s on s.place = n % (select count(*) from sellers)
    join buyers b on b.place = n % (select count(*) from buyers)
    join kinds k on k.place = (n / 7) % (select count(*) from kinds)
    join places d on d.place = (n / 3) % (select count(*) from places)
    join ways w on w.place = (n / 11) % (select count(*) from ways)
    cross join lateral (select (array['canteen', 'union', 'office', 'personal', 'enterprise'])[1 + n % 5] as fund_source) f`;
  await session`
    insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence)
    select id, grade, occurred_on, posted_at, 'measure' from ledger_entries cross join (values ('accepted'), ('invoiced'), ('paid')) g(grade)
    where grade = 'accepted' or (grade = 'invoiced' and id % 4 <> 0) or (grade = 'paid' and id % 2 = 0)`;
}

/** Does some writing while tables are without the indexes that no constraint needs, and builds these anew. */
async function withoutIndexes(session: Sql, tables: string[], write: () => Promise<void>): Promise<void> {
  const indexes = await session<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index
    where indrelid::regclass::text in ${session(tables)}
      and not exists (select from pg_constraint where conindid = indexrelid)`;
  for (const { name } of indexes) await session.unsafe(`drop index ${name}`);
  await write();
  for (const { definition } of indexes) await session.unsafe(definition);
}
