import { sql } from "drizzle-orm";
import type { SystemContext } from "#app/domain/core/context.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";

/** Publishes the chain's roots of all days before today that have none yet, and says how many. */
export async function publishRoots(ctx: Pick<SystemContext, "db" | "now">): Promise<number> {
  const [row] = await ctx.db.execute<{ published: number }>(
    sql`select publish_ledger_roots(${addDays(dayOf(ctx.now), -1)}::date) as published`,
  );
  return row?.published ?? 0;
}
