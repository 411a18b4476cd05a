import { sql } from "drizzle-orm";
import { numberSeries } from "#db/schema/core.server.ts";
import type { Actor } from "./context.ts";
import { prepared } from "./prepared.server.ts";
import type { InTransaction } from "./transaction.server.ts";

const raise = prepared(["series", "count"], (db, { series, count }) =>
  db
    .insert(numberSeries)
    .values({ series, last: count })
    .onConflictDoUpdate({ target: numberSeries.series, set: { last: sql`${numberSeries.last} + ${count}` } })
    .returning({ last: numberSeries.last }),
);

/**
 * Takes the next `count` numbers of a series and returns the first of them. The series row stays locked until the
 * transaction ends, so a number that is rolled back is given again and no gap arises: take numbers last.
 */
export async function takeNumbers(
  ctx: InTransaction<Actor | null>,
  series: string,
  count = 1,
): Promise<number> {
  const [row] = await raise(ctx, { series, count });
  if (!row) throw new Error(`number series ${series} gave no number`);
  return row.last - count + 1;
}
