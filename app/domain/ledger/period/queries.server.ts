import { sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { YearState } from "./calendar.ts";

type Read = Pick<AnyContext, "db">;

/** Which months of a year are closed, in their order, and whether the year is. */
export async function readYearState({ db }: Read, year: number): Promise<YearState> {
  const rows = await db.execute<{ month: number }>(sql`
    select month from generate_series(0, 12) as of_year (month)
    where ledger_period_closed(${year}::int, month) order by month`);
  const months = rows.map(({ month }) => month);
  return { closedMonths: months.filter((month) => month > 0), yearClosed: months.includes(0) };
}

/** Whether a whole year is closed: nothing that occurred in it is taken in any more. */
export async function isYearClosed(ctx: Read, year: number): Promise<boolean> {
  return (await readYearState(ctx, year)).yearClosed;
}

/** The years that are closed, oldest first: for reading many rows against them. */
export async function listClosedYears({ db }: Read): Promise<number[]> {
  const rows = await db.execute<{ year: number }>(sql`
    select distinct year from ledger_closings where month = 0 and ledger_period_closed(year, 0) order by year`);
  return rows.map(({ year }) => year);
}
