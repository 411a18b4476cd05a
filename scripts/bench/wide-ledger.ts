import type { Connection } from "#db/client.server.ts";
import { resting } from "./ledger.ts";

const SUPPLIERS = 200;
const BUYERS = 300;

/** Suppliers of every county and sales force and buyers of every district, for {@link seedWideLedger}. */
export async function seedSides({ sql }: Connection): Promise<void> {
  await sql`
    insert into organisations (id, kind, state, name, short_code, contact_name, contact_phone, county_code, seller_force, households_involved, household_benefit)
    select gen_random_uuid(), 'supplier', 'approved', '测量合作社' || n, 'S' || n, '测', '0', c.code,
      (array['cooperative', 'leading-enterprise', 'family-farm', 'rural-broker', 'rural-ecommerce'])[1 + n * 7 % 5], 100, '订单'
    from generate_series(1, ${SUPPLIERS}) n
    join (select code, row_number() over (order by position) - 1 as place, count(*) over () as all_of from counties) c on c.place = n % c.all_of`;
  await sql`
    insert into organisations (id, kind, state, name, short_code, contact_name, contact_phone, district_code, institution_kind)
    select gen_random_uuid(), 'institution', 'approved', '测量单位' || n, 'B' || n, '测', '0', d.code, 'school'
    from generate_series(1, ${BUYERS}) n
    join (select code, row_number() over (order by position) - 1 as place, count(*) over () as all_of from districts) d on d.place = n % d.all_of`;
}

/**
 * Adds entries `from` to `to` of a market that is wide: every supplier sells goods of three industries in every month to every
 * buyer, who buys by three channels and out of two funds, so that the year has three times the cells of the other seed.
 * Each entry is accepted, three quarters are invoiced and half are paid. Each has its two links in the chain, as many as there
 * would be, with hashes that mean nothing: what is measured is how long a posting takes beside them.
 */
export async function seedWideLedger(connection: Connection, from: number, to: number): Promise<void> {
  const { sql } = connection;
  await resting(connection, ["ledger_entries", "ledger_grades", "ledger_links"], async (session) => {
    const year = new Date().getFullYear();
    await session`
      with sellers as materialized (select id, county_code, seller_force, row_number() over (order by short_code) - 1 as place from organisations where kind = 'supplier'),
      buyers as materialized (select o.id, d.code, d.region, row_number() over (order by o.short_code) - 1 as place from organisations o join districts d on d.code = o.district_code where o.kind = 'institution'),
      kinds as materialized (select code, row_number() over (order by position) - 1 as place, count(*) over () as all_of from industries),
      ways as materialized (select code, row_number() over (order by position) - 1 as place from channels),
      rule as materialized (select id from counting_policies where is_headline)
      insert into ledger_entries (kind, year, month, occurred_on, recognised_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source, policy_id)
      select 'sale', ${year}, extract(month from day)::int, day, day, day, 10000 + n % 50000, s.county_code, k.code, w.code, s.seller_force, s.id, b.id, b.code, b.region,
        (array['canteen', 'union', 'office', 'personal', 'enterprise'])[1 + (b.place + (h >> 40) % 2) % 5], rule.id
      from (
        select n, h, (make_date(${year}, 1, 1) + (h % 365)::int) as day
        from (select n, hashint8extended(n, 1) & 9223372036854775807 as h from generate_series(${from}::bigint, ${to}::bigint) n) hashed
      ) e
      cross join rule
      join sellers s on s.place = (h >> 9) % (select count(*) from sellers)
      join buyers b on b.place = (h >> 18) % (select count(*) from buyers)
      join kinds k on k.place = (s.place + (h >> 27) % 3) % k.all_of
      join ways w on w.place = (b.place + (h >> 33) % 3) % (select count(*) from ways)`;
    const [range] = await session<{ first: number }[]>`
      select coalesce(max(entry_id), 0) + 1 as first from ledger_grades`;
    const first = range?.first ?? 1;
    await session`
      insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence)
      select id, grade, occurred_on, posted_at, 'measure' from ledger_entries cross join (values ('accepted'), ('invoiced'), ('paid')) g(grade)
      where id >= ${first} and (grade = 'accepted' or (grade = 'invoiced' and id % 4 <> 0) or (grade = 'paid' and id % 2 = 0))`;
    await session`
      insert into ledger_links (position, entry_id, grade, day, hash)
      select 2 * id - 1 + place, id, grade, make_date(${year}, 1, 1), encode(sha256((id * 2 + place)::text::bytea), 'hex')
      from ledger_entries cross join (values (0, ''), (1, 'accepted')) g(place, grade) where id >= ${first}`;
    await session`
      update ledger_chain_end set position = (select max(position) from ledger_links), day = make_date(${year}, 1, 1) where id = 1`;
    await session`
      insert into ledger_changes (year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade, amount_fen, entry_count)
      select e.year, e.month, e.county_code, e.industry_code, e.channel_code, e.seller_force, e.buyer_district_code, e.buyer_region, e.fund_source, g.grade, sum(e.amount_fen), count(*)
      from ledger_grades g join ledger_entries e on e.id = g.entry_id where e.id >= ${first}
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`;
  });
  await sql`vacuum analyze`;
}
