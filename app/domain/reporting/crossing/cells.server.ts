import { type SQL, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { CountingPolicy } from "#app/domain/ledger/policy/queries.server.ts";
import { countingFilter } from "#app/domain/ledger/policy/scope.ts";
import { gatherChanges } from "#app/domain/ledger/total/gather.server.ts";
import { ledgerChanges, ledgerCrossings, ledgerSums } from "#db/schema/ledger-totals.server.ts";
import type { EntryFilter } from "../entries/filter.ts";
import { pairSideOf } from "../entries/pair-side.server.ts";
import type { CrossCell } from "./grid.ts";
import { type CrossDimension, type CrossingView, crossDimensions } from "./view.ts";

type Read = Pick<AnyContext, "db" | "transactional">;

/** From how many waiting changes on a reader has them gathered for those who come after. */
const MANY_WAITING = 100;

/** What a cell is told by; the pair follows from two of these. */
type CellDimension = Exclude<CrossDimension, "pair">;

const columnOf: Record<CellDimension, SQL> = {
  month: sql.raw("month"),
  county: sql.raw("county_code"),
  industry: sql.raw("industry_code"),
  channel: sql.raw("channel_code"),
  district: sql.raw("buyer_district_code"),
  region: sql.raw("buyer_region"),
  force: sql.raw("seller_force"),
  fund: sql.raw("fund_source"),
};

/** A bit for each division that a kept crossing leaves out, as the database's `grouping()` numbers them. */
const bitOf: Record<CellDimension, number> = {
  month: 128,
  county: 64,
  industry: 32,
  channel: 16,
  force: 8,
  district: 4,
  region: 2,
  fund: 1,
};
const EVERY_BIT = 255;

/** What a division reads of a cell of a year. */
function told(dimension: CrossDimension, year: number): SQL {
  return dimension === "pair" ? pairSideOf(columnOf, year) : columnOf[dimension];
}

function named(filter: EntryFilter): CrossDimension[] {
  return crossDimensions.filter((dimension) => filter[dimension] !== null);
}

/** How many dimensions a kept crossing has; a district and its region are one of them. */
const KEPT_DIMENSIONS = 3;

/** What is added up where a view needs less than a kept crossing has: the dimensions of the fewest parts first. */
const SPARE = ["force", "fund", "channel"] as const satisfies readonly CrossDimension[];

/** A dimension as kept crossings have it: a region is told by the districts in it, a pair by county and district. */
function keptAs(dimension: CrossDimension): CellDimension[] {
  if (dimension === "pair") return ["county", "district"];
  return [dimension === "region" ? "district" : dimension];
}

/**
 * The three dimensions out of whose kept crossing a view is read, those it does not need being added up; null where it needs
 * more, as with two filters: then it is read out of the cells.
 */
export function keptCrossing({ rows, columns, filter }: CrossingView): readonly CellDimension[] | null {
  const needed = new Set([rows, columns, ...named(filter)].flatMap(keptAs));
  if (needed.size > KEPT_DIMENSIONS) return null;
  const spare = SPARE.filter((dimension) => !needed.has(dimension));
  return [...needed, ...spare.slice(0, KEPT_DIMENSIONS - needed.size)];
}

function within(filter: EntryFilter): SQL {
  return sql.join(
    named(filter).map((dimension) => sql` and ${told(dimension, filter.year)} = ${filter[dimension]}`),
  );
}

/**
 * The cells of a year that count under a policy and that a filter names. The rule is written out, because a function that
 * reads it from JSON takes longer over each cell than the cell itself.
 */
function counted(policy: CountingPolicy, filter: EntryFilter): SQL {
  const { grade, channelCodes, buyerRegions, industryCodes, fundSources, tradeKinds } =
    countingFilter(policy);
  return sql`year = ${filter.year} and grade = ${grade}
    ${among(columnOf.channel, channelCodes)} ${among(columnOf.region, buyerRegions)} ${among(columnOf.industry, industryCodes)}
    ${among(columnOf.fund, fundSources)} ${among(tradeKind, tradeKinds)}
    ${within(filter)}`;
}

/** The kind of trade of a cell follows from two of its dimensions (decision 0046). */
const tradeKind = sql`trade_kind_of(${columnOf.channel}, ${columnOf.fund})`;

function among(part: SQL, values: readonly string[] | null): SQL {
  return values === null ? sql`` : sql`and ${part} = any(${sql.param([...values])}::text[])`;
}

/**
 * The sums of a year by two divisions at once: what was gathered and what waits to be, in one statement, so that they are
 * the sum of the entries committed at that moment.
 */
export async function readCells(ctx: Read, policy: CountingPolicy, view: CrossingView): Promise<CrossCell[]> {
  const { rows, columns, filter } = view;
  const parts = sql`(${told(rows, filter.year)})::text as "row", (${told(columns, filter.year)})::text as "column", amount_fen, entry_count`;
  const kept = keptCrossing(view);
  const gathered = kept
    ? sql`select ${parts} from ${ledgerCrossings}
        where policy_id = ${policy.id} and year = ${filter.year} and left_out = ${leftOutBy(kept)} ${within(filter)}`
    : sql`select ${parts} from ${ledgerSums} where ${counted(policy, filter)}`;
  const cells = await ctx.db.execute<CrossCell & { waiting: number }>(sql`
    select "row", "column", sum(amount_fen)::bigint as "amountFen", sum(entry_count)::bigint as "entryCount",
      (select count(*)::int from ${ledgerChanges}) as waiting
    from (${gathered} union all select ${parts} from ${ledgerChanges} where ${counted(policy, filter)}) cells
    group by 1, 2 having sum(entry_count) <> 0 order by 1, 2`);
  if (!ctx.transactional && (cells[0]?.waiting ?? 0) > MANY_WAITING)
    gatherChanges(ctx).catch(() => undefined);
  return cells.map(({ row, column, amountFen, entryCount }) => ({
    row,
    column,
    amountFen: Number(amountFen),
    entryCount: Number(entryCount),
  }));
}

/** How the database numbers a kept crossing: its `left_out`. The district brings its region along. */
function leftOutBy(kept: readonly CellDimension[]): number {
  const all: readonly CellDimension[] = kept.includes("district") ? [...kept, "region"] : kept;
  return all.reduce((bits, dimension) => bits - bitOf[dimension], EVERY_BIT);
}
