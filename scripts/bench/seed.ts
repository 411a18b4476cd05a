import { createUserWithPassword } from "#app/domain/accounts/user/create.server.ts";
import type { Connection } from "#db/client.server.ts";
import { seedLedger } from "./ledger.ts";

/** How much is seeded. */
export type SeedSize = { products: number; entries: number };

export const FULL_SIZE: SeedSize = { products: 10_000, entries: 1_000_000 };
const SUPPLIERS = 200;
const BUYERS = 8;
export const PASSWORD = "measured-password";

export type Buyer = {
  requester: string;
  approver: string;
  budgetUnitId: string;
  deliveryAddressId: string;
  variantIds: string[];
};

export type Seeded = { buyers: Buyer[]; productIds: string[] };

/** Fills an empty database with published products and ledger entries, and buyers who can order. */
export async function seed(
  connection: Connection,
  say: (line: string) => void,
  size: SeedSize = FULL_SIZE,
): Promise<Seeded> {
  const { sql } = connection;
  say(`${size.products.toLocaleString("en")} products of ${SUPPLIERS} suppliers`);
  await sql`
    insert into organisations (id, kind, state, name, short_code, contact_name, contact_phone, county_code, seller_force, households_involved, household_benefit)
    select gen_random_uuid(), 'supplier', 'approved', '测量合作社' || n, 'S' || n, '测', '0', c.code, 'cooperative', 100, '订单'
    from generate_series(1, ${SUPPLIERS}) n
    join (select code, row_number() over (order by position) - 1 as place, count(*) over () as all_of from counties) c on c.place = n % c.all_of`;
  await sql`
    insert into production_bases (id, organisation_id, county_code, name_zh, name_en, township, area_milli_mu)
    select gen_random_uuid(), id, county_code, '基地', 'Base', '乡', 1000000 from organisations where kind = 'supplier'`;
  await sql`
    with sellers as (select id, county_code, row_number() over (order by short_code) - 1 as place from organisations where kind = 'supplier'),
    kinds as (select code, row_number() over (order by position) - 1 as place, count(*) over () as all_of from industries where sellable_online)
    insert into products (id, organisation_id, industry_code, county_code, base_id, name_zh, name_en, search_text, family, storage_class, processing, tax_treatment, season_from_month, season_to_month, state, from_price_fen, from_moq_packs, in_stock, verified_at, published_at)
    select gen_random_uuid(), s.id, k.code, s.county_code, (select b.id from production_bases b where b.organisation_id = s.id),
      '测量产品' || n, 'Measured product ' || n, '测量产品' || n || ' measured product ' || n || ' celiangchanpin clcp', 'tea', 'ambient', 'primary', 'exempt-own-produce',
      case when n % 3 = 0 then 9 end, case when n % 3 = 0 then 12 end, 'published', 500 + (n * 37) % 20000, 10, n % 9 <> 0, now(), now() - n * interval '1 minute'
    from generate_series(1, ${size.products}) n
    join sellers s on s.place = n % ${SUPPLIERS} join kinds k on k.place = n % k.all_of`;
  await sql`
    insert into variants (id, organisation_id, product_id, sku, pack_zh, pack_en, unit_zh, unit_en, net_grams, moq_packs, multiple_packs, weekly_capacity_packs, position)
    select gen_random_uuid(), p.organisation_id, p.id, left(p.id::text, 18) || '-' || v, v || 'kg/箱', v || ' kg carton', '箱', 'carton', v * 1000, 10, 5, 100000000, v
    from products p cross join generate_series(1, 2) v`;
  await sql`
    insert into price_tiers (variant_id, from_packs, unit_price_fen)
    select v.id, t.from_packs, p.from_price_fen + 100 - t.from_packs
    from variants v join products p on p.id = v.product_id cross join (values (10), (50)) t(from_packs)`;
  await sql`
    insert into stocks (variant_id, organisation_id, on_hand_packs)
    select v.id, v.organisation_id, case when p.in_stock then 100000000 else 0 end from variants v join products p on p.id = v.product_id`;

  say(`${BUYERS} institutions with a requester and an approver each`);
  const buyers: Buyer[] = [];
  for (let number = 1; number <= BUYERS; number++) buyers.push(await seedBuyer(connection, number));

  say(`${size.entries.toLocaleString("en")} ledger entries`);
  await seedLedger(connection, size.entries);
  const products = await sql<
    { id: string }[]
  >`select id from products where in_stock order by published_at desc limit 500`;
  return { buyers, productIds: products.map(({ id }) => id) };
}

async function seedBuyer({ db, sql }: Connection, number: number): Promise<Buyer> {
  const [buyer] = await sql<{ id: string }[]>`
    insert into organisations (id, kind, state, name, short_code, contact_name, contact_phone, district_code, institution_kind)
    values (gen_random_uuid(), 'institution', 'approved', ${`测量学校${number}`}, ${`B${number}`}, '测', '0', '441302', 'school') returning id`;
  const organisationId = buyer?.id ?? "";
  const [unit] = await sql<{ id: string }[]>`
    insert into budget_units (id, organisation_id, code, name, has_canteen) values (gen_random_uuid(), ${organisationId}, 'A', '食堂', true) returning id`;
  const [address] = await sql<{ id: string }[]>`
    insert into delivery_addresses (id, organisation_id, label, district_code, line, contact_name, contact_phone)
    values (gen_random_uuid(), ${organisationId}, '食堂', '441302', '路 1 号', '测', '0') returning id`;
  await sql`insert into approval_rules (id, organisation_id, up_to_fen) values (gen_random_uuid(), ${organisationId}, 100000000000)`;
  const member = async (role: string) => {
    const email = `${role}-${number}@measure.test`;
    const ctx = { db, transactional: false, actor: null, now: new Date(), requestId: "measure", demo: false };
    const { userId } = await createUserWithPassword(ctx, { name: role, email, password: PASSWORD });
    await sql`insert into memberships (id, organisation_id, user_id, roles) values (gen_random_uuid(), ${organisationId}, ${userId}, ${[`institution-${role}`]})`;
    return email;
  };
  const variants = await sql<{ id: string }[]>`
    select v.id from variants v join products p on p.id = v.product_id where p.in_stock and p.season_from_month is null and v.position = 1
    order by p.id offset ${number * 60} limit 60`;
  return {
    requester: await member("requester"),
    approver: await member("approver"),
    budgetUnitId: unit?.id ?? "",
    deliveryAddressId: address?.id ?? "",
    variantIds: variants.map(({ id }) => id),
  };
}
