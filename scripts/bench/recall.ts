import { impactOf } from "#app/domain/recall/impact/impact.ts";
import { impactStatement, readImpact } from "#app/domain/recall/impact/read.server.ts";
import type { Connection } from "#db/client.server.ts";
import { TRACED_BATCHES } from "./trace.ts";

/** How much of batches and their history is seeded. */
export type RecallSize = { batches: number; events: number; orders: number };

export const RECALL_SIZE: RecallSize = { batches: 100_000, events: 2_000_000, orders: 20_000 };
/** The bad batch and nine levels of a hundred made from it, each from three of the level before. */
const LEVELS = 10;
const PER_LEVEL = 100;
const REACHED_ORDERS = 500;
const ROUNDS = 60;

export type RecallMeasured = {
  batches: number;
  orders: number;
  institutions: number;
  /** Milliseconds of the statement alone, as PostgreSQL tells. */
  executionMs: number;
  /** Milliseconds from asking to the sums, on the wall; processor time of this process in between. */
  p50: number;
  p99: number;
  processorMs: number;
  plan: string[];
};

/** Fills a database that has suppliers, products and buyers with batches, their history, and orders drawn from them. */
export async function seedRecall({ sql }: Connection, say: (line: string) => void, size = RECALL_SIZE) {
  await sql`set statement_timeout = 0`;
  say(`${size.batches.toLocaleString("en")} batches, ${size.events.toLocaleString("en")} trace events`);
  await sql`create table measured_batches as
    with goods as (select id, organisation_id, base_id, row_number() over (order by id) - 1 as place, count(*) over () as all_of from products)
    select n, gen_random_uuid() as id, g.organisation_id, g.id as product_id, g.base_id
    from generate_series(0, ${size.batches - 1}) n
    join goods g on g.place = case when n < ${LEVELS * PER_LEVEL} then 0 else n % g.all_of end`;
  await sql`
    insert into batches (id, organisation_id, product_id, base_id, code, state, harvested_on, packed_on, quantity_grams, released_at)
    select id, organisation_id, product_id, base_id, 'M' || lpad(n::text, 9, '0'), 'released', '2026-01-05', '2026-01-12', 1000000, now()
    from measured_batches`;
  await sql`create index on measured_batches (n)`;
  for (let level = 1; level < LEVELS; level++)
    await sql`
      insert into batch_inputs (organisation_id, batch_id, source_id, grams)
      select distinct on (made.id, source.id) made.organisation_id, made.id, source.id, 1000
      from measured_batches made
      cross join generate_series(0, 2) step
      join measured_batches source on source.n = case when ${level} = 1 then 0
        else ${(level - 1) * PER_LEVEL} + (made.n * 7 + step * 13) % ${PER_LEVEL} end
      where made.n between ${level * PER_LEVEL} and ${(level + 1) * PER_LEVEL - 1}`;
  await sql`
    insert into batch_inputs (organisation_id, batch_id, source_id, grams)
    select made.organisation_id, made.id, source.id, 1000
    from measured_batches made
    join (select count(*)::int as all_of from products) goods on (made.n / goods.all_of) % 2 = 1
    join measured_batches source on source.n = made.n - goods.all_of and source.n >= ${LEVELS * PER_LEVEL}`;
  await sql`
    insert into trace_events (batch_id, sequence, kind, occurred_at, recorded_at, place_zh, note_zh, previous_hash, hash)
    select b.id, step, 'stored', now(), now(), '库', '', md5((b.n * 100 + step - 1)::text) || md5('a'), md5((b.n * 100 + step)::text) || md5('a')
    from measured_batches b cross join generate_series(1, ${Math.floor(size.events / size.batches)}) step
    where b.n < ${size.batches - TRACED_BATCHES}`;
  await seedOrders({ sql }, say, size.orders);
  await sql`drop table measured_batches`;
}

async function seedOrders({ sql }: Pick<Connection, "sql">, say: (line: string) => void, orders: number) {
  say(`${orders.toLocaleString("en")} accepted orders, ${REACHED_ORDERS} of them reached by one recall`);
  await sql`create table measured_orders as
    with buyers as (
      select o.id, u.id as unit_id, (select m.user_id from memberships m where m.organisation_id = o.id limit 1) as user_id,
        row_number() over (order by o.id) - 1 as place, count(*) over () as all_of
      from organisations o join budget_units u on u.organisation_id = o.id where o.kind = 'institution')
    select series.n, gen_random_uuid() as requisition_id, gen_random_uuid() as order_id, gen_random_uuid() as line_id,
      gen_random_uuid() as delivery_id, gen_random_uuid() as delivery_line_id, gen_random_uuid() as acceptance_id,
      buyer.id as buyer_id, buyer.unit_id, buyer.user_id, a.id as address_id, b.id as batch_id, b.organisation_id as supplier_id,
      b.product_id, v.id as variant_id, p.industry_code, p.county_code
    from generate_series(1, ${orders}) as series(n)
    join buyers buyer on buyer.place = series.n % buyer.all_of
    join delivery_addresses a on a.organisation_id = buyer.id
    join measured_batches b on b.n = case when series.n <= ${REACHED_ORDERS} then ${PER_LEVEL} + (series.n * 7) % ${(LEVELS - 1) * PER_LEVEL}
      else ${LEVELS * PER_LEVEL} + (series.n * 7919) % ((select count(*) from measured_batches) - ${LEVELS * PER_LEVEL}) end
    join products p on p.id = b.product_id
    join variants v on v.product_id = b.product_id and v.position = 1`;
  await sql`
    insert into requisitions (id, organisation_id, request_key, state, requester_id, budget_unit_id, fund_source, terms, delivery_address_id, wanted_on, total_fen, content_hash, created_at)
    select requisition_id, buyer_id, gen_random_uuid(), 'approved', user_id, unit_id, 'canteen', 'goods-first', address_id, '2026-02-01', 1000, 'measure', now() from measured_orders`;
  await sql`
    insert into purchase_orders (id, number, requisition_id, organisation_id, supplier_id, state, requester_id, approver_id, budget_unit_id, fund_source, terms, wanted_on, own_reference, delivery_place, district_code, total_fen, accepted_fen, payment_reference, placed_at)
    select order_id, 'PO-M-' || n, requisition_id, buyer_id, supplier_id, 'accepted', user_id, user_id, unit_id, 'canteen', 'goods-first', '2026-02-01', '',
      '{"label":"食堂","districtCode":"441302","line":"路","contactName":"测","contactPhone":"0"}', '441302', 1000, 1000, 'HQM' || n, now() from measured_orders`;
  await sql`
    insert into purchase_order_lines (id, order_id, position, variant_id, product_id, product_name_zh, product_name_en, pack_zh, pack_en, unit_zh, unit_en, net_grams, industry_code, county_code, storage_class, tax_treatment, packs, unit_price_fen, amount_fen, dispatched_packs, accepted_packs, certificates, wanted_on)
    select line_id, order_id, 1, variant_id, product_id, '品', 'Good', '1kg', '1 kg', '箱', 'carton', 1000, industry_code, county_code, 'ambient', 'exempt-own-produce', 10, 100, 1000, 10, 10, '[]', '2026-02-01' from measured_orders`;
  await sql`
    insert into deliveries (id, order_id, organisation_id, supplier_id, sequence, state, dispatched_on, dispatched_at, dispatched_by_id)
    select delivery_id, order_id, buyer_id, supplier_id, 1, 'accepted', '2026-01-30', now(), user_id from measured_orders`;
  await sql`
    insert into delivery_lines (id, delivery_id, order_line_id, batch_id, packs)
    select delivery_line_id, delivery_id, line_id, batch_id, 10 from measured_orders`;
  await sql`
    insert into acceptances (id, organisation_id, order_id, delivery_id, state, received_on, receiver_id, receiver_signed_at, countersigner_id, countersigned_at, accepted_fen)
    select acceptance_id, buyer_id, order_id, delivery_id, 'signed', '2026-02-01', user_id, now(),
      (select u.id from users u where u.id <> user_id limit 1), now(), 1000 from measured_orders`;
  await sql`
    insert into acceptance_lines (acceptance_id, delivery_line_id, accepted_packs, short_packs, rejected_packs)
    select acceptance_id, delivery_line_id, 10, 0, 0 from measured_orders`;
  await sql`drop table measured_orders`;
}

/** Measures the impact of the bad batch: lineage, orders and sums. The tables must have been analysed. */
export async function measureRecall({ db, sql }: Connection): Promise<RecallMeasured> {
  const [root] = await sql<{ id: string }[]>`select id from batches where code = 'M000000000'`;
  const rootId = root?.id ?? "";
  const taken: number[] = [];
  const from = process.cpuUsage();
  let impact = impactOf([], []);
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now();
    const { batches, lines } = await readImpact({ db }, rootId);
    impact = impactOf(batches, lines);
    taken.push(performance.now() - began);
  }
  const spent = process.cpuUsage(from);
  taken.sort((one, other) => one - other);
  const explained = (await db.execute(
    impactStatement(rootId, "explain (analyze, buffers, timing off)"),
  )) as unknown as { "QUERY PLAN": string }[];
  const plan = explained.map((row) => row["QUERY PLAN"]);
  return {
    batches: impact.totals.batches,
    orders: impact.totals.orders,
    institutions: impact.totals.institutions,
    executionMs: Number(/Execution Time: ([\d.]+)/.exec(plan.at(-1) ?? "")?.[1] ?? Number.NaN),
    p50: taken[Math.floor(ROUNDS / 2)] ?? Number.NaN,
    p99: taken.at(-1) ?? Number.NaN,
    processorMs: (spent.user + spent.system) / 1000 / ROUNDS,
    plan,
  };
}
