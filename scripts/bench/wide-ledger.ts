import type { Connection } from "#db/client.server.ts";
import { resting } from "./ledger.ts";

const SUPPLIERS = 400;
const BUYERS = 900;
/** With how many buyers a supplier deals: 20,000 such pairs, a year's ¥370 million being ¥18,500 to each. */
const BUYERS_OF_A_SUPPLIER = 50;
/** For how many months in a row a pair trades: what is grown is sold for so long after its harvest. */
const MONTHS_OF_TRADE = 8;

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
 * Adds entries `from` to `to` of a market that is wider than the other seed's, and as wide as a good year of the plan would be.
 * Its width is who really trades with whom: each supplier deals with fifty buyers, in goods of its own industry (a quarter of them
 * in a second one), through the channel and out of the fund that buyer uses for it, in eight months of the year. That makes
 * some 130,000 combinations of every dimension, however often each is bought: more entries are more deliveries within them.
 * Each entry is accepted, three quarters are invoiced and half are paid, so there are three times as many cells at most.
 * Each has two links in the chain, as many as there would be before it was invoiced, with hashes that mean nothing: what is
 * measured is how long a posting takes beside them.
 */
export async function seedWideLedger(connection: Connection, from: number, to: number): Promise<void> {
  const { sql } = connection;
  const year = new Date().getFullYear();
  await resting(connection, ["ledger_entries", "ledger_grades", "ledger_links"], async (session) => {
    await session`
      create temporary table deals as
      with sellers as (select id, county_code, seller_force, row_number() over (order by short_code) - 1 as place from organisations where kind = 'supplier'),
      buyers as (select o.id, d.code, d.region, row_number() over (order by o.short_code) - 1 as place from organisations o join districts d on d.code = o.district_code where o.kind = 'institution'),
      kinds as (select code, row_number() over (order by position) - 1 as place, count(*) over () as all_of from industries),
      ways as (select code, row_number() over (order by position) - 1 as place, count(*) over () as all_of from channels)
      select (s.place * ${BUYERS_OF_A_SUPPLIER} + deal)::int as place, s.id as supplier_id, s.county_code, s.seller_force, b.id as buyer_id, b.code as district_code, b.region,
        k.code as industry_code, w.code as channel_code, (h % 12)::int as harvest,
        (array['canteen', 'union', 'office', 'personal', 'enterprise'])[1 + (b.place + (h >> 40) % 2) % 5] as fund_source
      from sellers s
      cross join generate_series(0, ${BUYERS_OF_A_SUPPLIER - 1}) deal
      cross join lateral (select hashint8extended(s.place * ${BUYERS_OF_A_SUPPLIER} + deal, 1) & 9223372036854775807 as h) hashed
      join buyers b on b.place = (h >> 9) % ${BUYERS}
      join kinds k on k.place = (s.place + case when deal % 4 = 0 then 1 else 0 end) % k.all_of
      join ways w on w.place = (b.place + (h >> 33) % 2) % w.all_of`;
    await session`analyze deals`;
    await session`
      insert into ledger_entries (kind, year, month, occurred_on, recognised_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source, trade_kind, policy_id)
      select 'sale', ${year}, extract(month from day)::int, day, day, day, 10000 + n % 50000, d.county_code, d.industry_code, d.channel_code, d.seller_force, d.supplier_id, d.buyer_id, d.district_code, d.region,
        d.fund_source, trade_kind_of(d.channel_code, d.fund_source), (select id from counting_policies where is_headline)
      from (select n, hashint8extended(n, 1) & 9223372036854775807 as h from generate_series(${from}::bigint, ${to}::bigint) n) e
      join deals d on d.place = h % ${SUPPLIERS * BUYERS_OF_A_SUPPLIER}
      cross join lateral (select make_date(${year}, 1 + ((d.harvest + (h >> 20) % ${MONTHS_OF_TRADE}) % 12)::int, 1 + ((h >> 30) % 28)::int) as day) sold`;
    await session`drop table deals`;
    await session`
      insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence)
      select id, grade, occurred_on, posted_at, 'measure' from ledger_entries cross join (values ('accepted'), ('invoiced'), ('paid')) g(grade)
      where id >= ${from} and (grade = 'accepted' or (grade = 'invoiced' and id % 4 <> 0) or (grade = 'paid' and id % 2 = 0))`;
    await session`
      insert into ledger_links (position, entry_id, grade, day, hash)
      select 2 * id - 1 + place, id, grade, make_date(${year}, 1, 1), encode(sha256((id * 2 + place)::text::bytea), 'hex')
      from ledger_entries cross join (values (0, ''), (1, 'accepted')) g(place, grade) where id >= ${from}`;
    await session`
      update ledger_chain_end set position = (select max(position) from ledger_links), day = make_date(${year}, 1, 1) where id = 1`;
    await session`
      insert into ledger_changes (year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade, amount_fen, entry_count)
      select year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, g.grade, g.amount_fen, g.entry_count
      from (
        select year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source,
          sum(amount_fen) as accepted_fen, count(*) as accepted,
          sum(amount_fen) filter (where id % 4 <> 0) as invoiced_fen, count(*) filter (where id % 4 <> 0) as invoiced,
          sum(amount_fen) filter (where id % 2 = 0) as paid_fen, count(*) filter (where id % 2 = 0) as paid
        from ledger_entries where id >= ${from} group by 1, 2, 3, 4, 5, 6, 7, 8, 9) e
      cross join lateral (values ('accepted', accepted_fen, accepted), ('invoiced', invoiced_fen, invoiced), ('paid', paid_fen, paid)) g(grade, amount_fen, entry_count)
      where g.entry_count > 0`;
  });
  await sql`vacuum analyze`;
}
