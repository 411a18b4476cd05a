import { type SQL, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { CountingPolicy } from "#app/domain/ledger/policy/queries.server.ts";
import { gatherChanges } from "#app/domain/ledger/total/gather.server.ts";
import { ledgerChanges, ledgerCrossings, ledgerSums } from "#db/schema/ledger.server.ts";
import type { EntryFilter } from "../entries/filter.ts";
import type { CrossCell, Sum } from "./grid.ts";
import { type CrossDimension, type CrossingView, crossDimensions } from "./view.ts";

type Read = Pick<AnyContext, "db" | "transactional">;

/** From how many waiting changes on a reader has them gathered for those who come after. */
const MANY_WAITING = 100;

const columnOf: Record<CrossDimension, SQL> = {
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
const bitOf: Record<CrossDimension, number> = {
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

function named(filter: EntryFilter): CrossDimension[] {
  return crossDimensions.filter((dimension) => filter[dimension] !== null);
}

/**
 * The three divisions out of whose kept crossing a view is read, one of which may have to be added up; null where it
 * needs more than three, or a district beside a region: then it is read out of the cells.
 */
export function keptCrossing({ rows, columns, filter }: CrossingView): readonly CrossDimension[] | null {
  const needed = [rows, columns, ...named(filter)];
  if (needed.length > 3) return null;
  // The division of the fewest parts is added up where the view has no filter.
  const spare = (["force", "fund", "channel"] as const).find((dimension) => !needed.includes(dimension));
  const three = needed.length === 3 || !spare ? needed : [...needed, spare];
  return three.includes("district") && three.includes("region") ? null : three;
}

function within(filter: EntryFilter): SQL {
  return sql.join(named(filter).map((dimension) => sql` and ${columnOf[dimension]} = ${filter[dimension]}`));
}

/** The cells of a year that count under a policy and that a filter names. The rule is the database's own `policy_counts`. */
function counted(policy: CountingPolicy, filter: EntryFilter): SQL {
  return sql`year = ${filter.year}
    and policy_counts(${policy.minimumGrade}, ${JSON.stringify(policy.scope)}::jsonb, grade, channel_code, buyer_region, industry_code, fund_source)
    ${within(filter)}`;
}

/**
 * The sums of a year by two divisions at once: what was gathered and what waits to be, in one statement, so that they are
 * the sum of the entries committed at that moment.
 */
export async function readCells(ctx: Read, policy: CountingPolicy, view: CrossingView): Promise<CrossCell[]> {
  const { rows, columns, filter } = view;
  const parts = sql`${columnOf[rows]}::text as "row", ${columnOf[columns]}::text as "column", amount_fen, entry_count`;
  const three = keptCrossing(view);
  const gathered = three
    ? sql`select ${parts} from ${ledgerCrossings}
        where policy_id = ${policy.id} and year = ${filter.year} and left_out = ${leftOutBy(three)} ${within(filter)}`
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

function leftOutBy(three: readonly CrossDimension[]): number {
  return three.reduce((bits, dimension) => bits - bitOf[dimension], EVERY_BIT);
}

/** What the entries that a filter names come to under a policy. */
export async function readSum({ db }: Read, policy: CountingPolicy, filter: EntryFilter): Promise<Sum> {
  const part = (table: typeof ledgerSums | typeof ledgerChanges) =>
    sql`select amount_fen, entry_count from ${table} where ${counted(policy, filter)}`;
  const [sum] = await db.execute<Sum>(sql`
    select coalesce(sum(amount_fen), 0)::bigint as "amountFen", coalesce(sum(entry_count), 0)::bigint as "entryCount"
    from (${part(ledgerSums)} union all ${part(ledgerChanges)}) cells`);
  return { amountFen: Number(sum?.amountFen ?? 0), entryCount: Number(sum?.entryCount ?? 0) };
}
