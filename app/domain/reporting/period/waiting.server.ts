import { sql } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { mayKeepPeriods } from "#app/domain/ledger/period/keepers.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";

/**
 * What waits for those who keep the periods: months of this year and the one before that are over, hold something and are not
 * closed, and wishes of others to open one again. Nothing waits for anybody else.
 */
export async function countWaitingPeriods(ctx: Context): Promise<{ toClose: number; toDecide: number }> {
  if (!mayKeepPeriods(ctx.actor)) return { toClose: 0, toDecide: 0 };
  const today = dayOf(ctx.now);
  const [found] = await ctx.db.execute<{ toClose: number; toDecide: number }>(sql`
    select (select count(*)::int from generate_series(${yearOf(today) - 1}::int, ${yearOf(today)}::int) as years (year)
        cross join generate_series(1, 12) as months (month)
        where make_date(year, month, 1) + interval '1 month' <= ${today}::date
          and not ledger_period_closed(year, month)
          and (exists (select from ledger_sums s where s.year = years.year and s.grade = 'accepted' and s.month = months.month)
            or exists (select from ledger_changes c where c.year = years.year and c.grade = 'accepted' and c.month = months.month))
      ) as "toClose",
      (select count(*)::int from ledger_reopenings
        where state = 'asked' and asked_by_id <> ${ctx.actor.userId}::uuid) as "toDecide"`);
  return found ?? { toClose: 0, toDecide: 0 };
}
