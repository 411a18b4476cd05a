/** Entries and evidence written straight into the ledger, and its figures held against them. */
import { sql as query } from "drizzle-orm";
import type { Sql } from "postgres";
import { listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { admits, countingFilter } from "#app/domain/ledger/policy/scope.ts";
import type { Part, YearTotals } from "#app/domain/reporting/progress/parts.ts";
import { readYearTotals } from "#app/domain/reporting/progress/totals.server.ts";
import { readCells } from "#app/domain/reporting/crossing/cells.server.ts";
import {
  type CrossDimension,
  crossDimensions,
  readCrossingView,
} from "#app/domain/reporting/crossing/view.ts";
import type { Connection } from "#db/client.server.ts";
import { buildInstitution, buildSupplier } from "./builders.ts";

/** What tells entries of a test apart; small numbers choose among a few values of each dimension. */
export type EntryChoice = { amountFen: number; month: number; year: number; which: number };

export type Sides = { supplierId: string; buyerId: string };

export async function buildSides(connection: Connection): Promise<Sides> {
  const [supplier, buyer] = [await buildSupplier(connection), await buildInstitution(connection)];
  return { supplierId: supplier.id, buyerId: buyer.id };
}

const pick = <Value>(values: readonly Value[], which: number): Value => values[which % values.length]!;

/** Inserts a sale without evidence and returns its id. */
export async function insertSale(sql: Sql, sides: Sides, choice: EntryChoice): Promise<number> {
  const { amountFen, month, year, which } = choice;
  const [district, region] = pick(
    [
      ["441302", "huizhou"],
      ["440100", "other-guangdong"],
      ["330200", "ningbo"],
    ],
    which,
  ) as [string, string];
  const occurredOn = `${year}-${String(month).padStart(2, "0")}-05`;
  const [row] = await sql<{ id: number }[]>`
    insert into ledger_entries (kind, year, month, occurred_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source)
    values ('sale', ${year}, ${month}, ${occurredOn}, now(), ${amountFen}, ${pick(["522323", "522327"], which)}, ${pick(["tea", "vegetables"], Math.floor(which / 2))},
      ${pick(["huiqian", "livestream"], Math.floor(which / 3))}, 'cooperative', ${sides.supplierId}, ${sides.buyerId}, ${district}, ${region}, ${pick(["canteen", "union", "personal"], Math.floor(which / 5))})
    returning id`;
  return row!.id;
}

/** Takes back part of a sale with the evidence the sale has, as returns do; nothing where there is no such sale, or less left. */
export async function insertReversal(sql: Sql, saleId: number, amountFen: number): Promise<void> {
  await sql`
    with taken_back as (
      insert into ledger_entries (kind, reverses_id, year, month, occurred_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source)
      select 'reversal', id, year, month, occurred_on, now(), ${-amountFen}::bigint, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source
      from ledger_entries sale where id = ${saleId} and kind = 'sale'
        and amount_fen + (select coalesce(sum(earlier.amount_fen), 0) from ledger_entries earlier where earlier.reverses_id = sale.id) >= ${amountFen}::bigint
      returning id, reverses_id)
    select id from taken_back`;
  await sql`
    insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence)
    select reversal.id, had.grade, current_date, now(), 'return'
    from ledger_entries reversal join ledger_grades had on had.entry_id = reversal.reverses_id
    where reversal.reverses_id = ${saleId}
    on conflict do nothing`;
}

export async function recordEvidence(sql: Sql, entryIds: readonly number[], grade: string): Promise<void> {
  await sql`
    insert into ledger_grades (entry_id, grade, reached_on, recorded_at, evidence)
    select id, ${grade}, current_date, now(), 'test' from ledger_entries where id in ${sql(entryIds)}
    order by id
    on conflict do nothing`;
}

type Row = {
  month: number;
  amount_fen: number;
  county_code: string;
  industry_code: string;
  channel_code: string;
  seller_force: string;
  buyer_district_code: string;
  buyer_region: string;
  pair_side: string;
  fund_source: string;
  trade_kind: string;
  grades: string[];
};

function partsOf(rows: readonly Row[], column: keyof Row): Part[] {
  const parts = new Map<string, Part>();
  for (const row of rows) {
    const key = String(row[column]);
    const part = parts.get(key) ?? { key, amountFen: 0, entryCount: 0 };
    part.amountFen += row.amount_fen;
    part.entryCount += 1;
    parts.set(key, part);
  }
  return [...parts.values()].sort((a, b) => b.amountFen - a.amountFen || (a.key < b.key ? -1 : 1));
}

function countOneByOne(rows: readonly Row[]): YearTotals {
  const monthFen = Array.from({ length: 12 }, () => 0);
  for (const row of rows) monthFen[row.month - 1]! += row.amount_fen;
  return {
    totalFen: rows.reduce((total, row) => total + row.amount_fen, 0),
    entryCount: rows.length,
    monthFen,
    byCounty: partsOf(rows, "county_code"),
    byIndustry: partsOf(rows, "industry_code"),
    byChannel: partsOf(rows, "channel_code"),
    byDistrict: partsOf(rows, "buyer_district_code"),
    byRegion: partsOf(rows, "buyer_region"),
    bySellerForce: partsOf(rows, "seller_force"),
    byFundSource: partsOf(rows, "fund_source"),
  };
}

const columnOf: Record<CrossDimension, keyof Row> = {
  month: "month",
  county: "county_code",
  industry: "industry_code",
  channel: "channel_code",
  force: "seller_force",
  district: "buyer_district_code",
  region: "buyer_region",
  pair: "pair_side",
  fund: "fund_source",
};

/** Every pair of divisions, and some with up to three filters, of which two or three are read out of the cells. */
const crossings = [
  ...crossDimensions.flatMap((rows, place) =>
    crossDimensions.slice(place + 1).map((columns) => `rows=${rows}&columns=${columns}`),
  ),
  "rows=industry&columns=district&channel=huiqian",
  "rows=month&columns=region&fund=canteen",
  "rows=district&columns=month&region=ningbo",
  "rows=county&columns=channel&fund=union&industry=tea",
  "rows=force&columns=month&district=441302&region=huizhou",
  "rows=region&columns=industry&month=3&county=522323",
  "rows=month&columns=county&region=huizhou&district=441302&fund=canteen",
  "rows=fund&columns=month&county=522323&industry=tea&channel=huiqian",
  "rows=industry&columns=month&pair=own-pair",
  "rows=month&columns=channel&pair=other-huizhou&county=522327",
].map((query) => new URLSearchParams(query));

const CROSSINGS_AT_ONCE = 6;

/** Some of the crossings, others each time: a test that reads many times holds every one of them against the entries. */
let turn = 0;
function nextCrossings(): URLSearchParams[] {
  turn += CROSSINGS_AT_ONCE;
  return Array.from({ length: CROSSINGS_AT_ONCE }, (_, place) => pick(crossings, turn + place));
}

/** Cells of a crossing as `row × column`. */
type Crossed = Record<string, { amountFen: number; entryCount: number }>;

function crossOneByOne(rows: readonly Row[], query: URLSearchParams): Crossed {
  const { rows: down, columns: across, filter } = readCrossingView(query, 0);
  const crossed: Crossed = {};
  for (const row of rows) {
    const named = (Object.keys(columnOf) as CrossDimension[]).every(
      (dimension) =>
        filter[dimension] === null || String(row[columnOf[dimension]]) === String(filter[dimension]),
    );
    if (!named) continue;
    const key = `${row[columnOf[down]]} × ${row[columnOf[across]]}`;
    crossed[key] ??= { amountFen: 0, entryCount: 0 };
    crossed[key].amountFen += row.amount_fen;
    crossed[key].entryCount += 1;
  }
  return crossed;
}

/** In one snapshot: a year's figures under every policy as pages read them, and as counted entry by entry. */
export async function readBothWays(connection: Connection, year: number) {
  return connection.db.transaction(
    async (db) => {
      const rows = (await db.execute(query`
        select e.month, e.amount_fen, e.county_code, e.industry_code, e.channel_code, e.seller_force, e.buyer_district_code,
               e.buyer_region, e.fund_source, e.trade_kind,
               case when e.buyer_district_code = (select p.district_code from pairings p where p.county_code = e.county_code and p.since <= make_date(e.year, 12, 31) order by p.since desc, p.district_code limit 1) then 'own-pair'
                    when e.buyer_region = 'huizhou' then 'other-huizhou' else e.buyer_region end as pair_side,
               array(select grade from ledger_grades g where g.entry_id = e.id) as grades
        from ledger_entries e where e.year = ${year}`)) as unknown as Row[];
      const chosen = nextCrossings();
      const kept: Record<string, YearTotals & { crossings: Crossed[] }> = {};
      const counted: typeof kept = {};
      for (const policy of await listPolicies({ db })) {
        const ctx = { db, transactional: true };
        const crossed: Crossed[] = [];
        for (const query of chosen) {
          const view = readCrossingView(query, year);
          const cells = await readCells(ctx, policy, view);
          crossed.push(
            Object.fromEntries(cells.map(({ row, column, ...sum }) => [`${row} × ${column}`, sum])),
          );
        }
        kept[policy.code] = { ...(await readYearTotals(ctx, year, policy.id)), crossings: crossed };
        const filter = countingFilter(policy);
        const admitted = rows.filter((row) =>
          admits(filter, {
            channelCode: row.channel_code,
            buyerRegion: row.buyer_region,
            industryCode: row.industry_code,
            fundSource: row.fund_source,
            tradeKind: row.trade_kind,
            grades: row.grades,
          }),
        );
        counted[policy.code] = {
          ...countOneByOne(admitted),
          crossings: chosen.map((query) => crossOneByOne(admitted, query)),
        };
      }
      return { kept, counted };
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}
