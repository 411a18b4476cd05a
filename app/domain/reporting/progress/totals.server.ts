import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { CountingFilter } from "#app/domain/ledger/policy/scope.ts";
import { ledgerSums } from "#db/schema/ledger.server.ts";
import type { YearTotals } from "./parts.ts";

const dimensions = {
  byCounty: ledgerSums.countyCode,
  byIndustry: ledgerSums.industryCode,
  byChannel: ledgerSums.channelCode,
  byDistrict: ledgerSums.buyerDistrictCode,
  byRegion: ledgerSums.buyerRegion,
  bySellerForce: ledgerSums.sellerForce,
  byFundSource: ledgerSums.fundSource,
} as const;

type Dimension = keyof typeof dimensions;

function within(column: PgColumn, allowed: readonly string[] | null): SQL | undefined {
  return allowed === null ? undefined : inArray(column, [...allowed]);
}

/** Rows of the kept sums that count under a filter. */
export function countedSums(year: number, filter: CountingFilter): SQL | undefined {
  return and(
    eq(ledgerSums.year, year),
    eq(ledgerSums.grade, filter.grade),
    within(ledgerSums.channelCode, filter.channelCodes),
    within(ledgerSums.buyerRegion, filter.buyerRegions),
    within(ledgerSums.industryCode, filter.industryCodes),
    within(ledgerSums.fundSource, filter.fundSources),
  );
}

/** Reads a year's totals by every dimension in one query over the kept sums. */
export async function readYearTotals(
  { db }: Pick<AnyContext, "db">,
  year: number,
  filter: CountingFilter,
): Promise<YearTotals> {
  const names = Object.keys(dimensions) as Dimension[];
  const columns = names.map((name) => dimensions[name]);
  const sets = sql.join(
    [...columns.map((column) => sql`(${column})`), sql`(${ledgerSums.month})`, sql`()`],
    sql`, `,
  );
  const which = sql<number>`grouping(${sql.join([...columns, ledgerSums.month], sql`, `)})`;
  const rows = await db
    .select({
      which: which.mapWith(Number),
      month: ledgerSums.month,
      key: sql<string>`coalesce(${sql.join(columns, sql`, `)}, '')`,
      amountFen: sql<number>`coalesce(sum(${ledgerSums.amountFen}), 0)::bigint`.mapWith(Number),
      entryCount: sql<number>`coalesce(sum(${ledgerSums.entryCount}), 0)::bigint`.mapWith(Number),
    })
    .from(ledgerSums)
    .where(countedSums(year, filter))
    .groupBy(sql`grouping sets (${sets})`)
    .orderBy(sql`4 desc`);

  const totals: YearTotals = {
    totalFen: 0,
    entryCount: 0,
    monthFen: Array.from({ length: 12 }, () => 0),
    byCounty: [],
    byIndustry: [],
    byChannel: [],
    byDistrict: [],
    byRegion: [],
    bySellerForce: [],
    byFundSource: [],
  };
  const bits = names.length + 1;
  const whole = 2 ** bits - 1;
  for (const { which, month, key, amountFen, entryCount } of rows) {
    if (which === whole) {
      // The whole answers once even for a year without entries.
      totals.totalFen = amountFen;
      totals.entryCount = entryCount;
    } else if (which === whole - 1) {
      totals.monthFen[month - 1] = amountFen;
    } else {
      const at = names.findIndex((_, index) => which === whole - 2 ** (bits - 1 - index));
      const name = names[at];
      if (name) totals[name].push({ key, amountFen, entryCount });
    }
  }
  return totals;
}
