import { and, eq, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { prepared } from "#app/domain/core/prepared.server.ts";
import { gatherChanges } from "#app/domain/ledger/total/gather.server.ts";
import { ledgerChanges, ledgerFigures } from "#db/schema/ledger-totals.server.ts";
import { type TotalDimension, totalDimensions } from "#db/vocabulary/ledger.ts";
import type { Part, YearTotals } from "./parts.ts";

type Read = Pick<AnyContext, "db" | "transactional">;

/** From how many waiting changes on a reader has them gathered for those who come after. */
const MANY_WAITING = 100;

const parts = {
  county: "byCounty",
  industry: "byIndustry",
  channel: "byChannel",
  district: "byDistrict",
  region: "byRegion",
  force: "bySellerForce",
  fund: "byFundSource",
} as const satisfies Record<Exclude<TotalDimension, "whole" | "month">, keyof YearTotals>;

const readFigures = prepared(["policyId", "year", "dimensions"], (db, { policyId, year, dimensions }) =>
  db
    .select({
      dimension: ledgerFigures.dimension,
      key: ledgerFigures.key,
      amountFen: sql<number>`sum(${ledgerFigures.amountFen})::bigint`.mapWith(Number),
      entryCount: sql<number>`sum(${ledgerFigures.entryCount})::bigint`.mapWith(Number),
      waiting: sql<number>`(select count(*)::int from ${ledgerChanges})`,
    })
    .from(ledgerFigures)
    .where(
      and(
        eq(ledgerFigures.policyId, policyId),
        eq(ledgerFigures.year, year),
        sql`${ledgerFigures.dimension} = any(${dimensions})`,
      ),
    )
    .groupBy(ledgerFigures.dimension, ledgerFigures.key)
    .orderBy(sql`3 desc`, ledgerFigures.key),
);

/**
 * The totals of a year under a policy, by every dimension, largest first: in one statement, so that they are the sum
 * of the entries committed at that moment.
 */
export function readYearTotals(ctx: Read, year: number, policyId: string): Promise<YearTotals> {
  return readDimensions(ctx, year, policyId, totalDimensions);
}

/** The year's total alone, and of how many entries it is the sum. */
export async function readYearTotal(
  ctx: Read,
  year: number,
  policyId: string,
): Promise<Pick<YearTotals, "totalFen" | "entryCount">> {
  const { totalFen, entryCount } = await readDimensions(ctx, year, policyId, ["whole"]);
  return { totalFen, entryCount };
}

/** The months of a year alone, January first, in fen. */
export async function readMonths(ctx: Read, year: number, policyId: string): Promise<number[]> {
  return (await readDimensions(ctx, year, policyId, ["month"])).monthFen;
}

async function readDimensions(
  ctx: Read,
  year: number,
  policyId: string,
  dimensions: readonly TotalDimension[],
): Promise<YearTotals> {
  const rows = await readFigures(ctx, { policyId, year, dimensions });
  if (!ctx.transactional && (rows[0]?.waiting ?? 0) > MANY_WAITING) gatherSoon(ctx);
  return totalsOf(rows);
}

function totalsOf(rows: readonly (Part & { dimension: TotalDimension })[]): YearTotals {
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
  for (const { dimension, key, amountFen, entryCount } of rows) {
    if (dimension === "whole") {
      totals.totalFen = amountFen;
      totals.entryCount = entryCount;
    } else if (dimension === "month") totals.monthFen[Number(key) - 1] = amountFen;
    else totals[parts[dimension]].push({ key, amountFen, entryCount });
  }
  return totals;
}

/** Gathers beside the answer. What fails here is tried by the next reader, and reported by the worker's own round. */
function gatherSoon(ctx: Read): void {
  gatherChanges(ctx).catch(() => undefined);
}
