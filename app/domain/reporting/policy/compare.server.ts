import { sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type Cell, differenceOf } from "#app/domain/ledger/policy/difference.ts";
import { choosePolicy, listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { countingFilter } from "#app/domain/ledger/policy/scope.ts";

/**
 * Two policies side by side over a year: what each makes of it, and what every rule adds or takes away on the way from the
 * first to the second. Where the second is not named it is the next one there is. Read out of the kept sums in one statement.
 * @throws DomainError `policy.not_found`.
 */
export async function comparePolicies(
  ctx: AnyContext,
  { year, from, to }: { year: number; from: string | null; to: string | null },
) {
  requireCan(ctx, "ledger.read");
  const policies = await listPolicies(ctx);
  const one = choosePolicy(policies, from);
  const other = to === null ? (policies.find(({ id }) => id !== one.id) ?? one) : choosePolicy(policies, to);
  const grades = [countingFilter(one).grade, countingFilter(other).grade];
  return { year, policies, one, other, ...differenceOf(await readCells(ctx, year, grades), one, other) };
}

async function readCells({ db }: Pick<AnyContext, "db">, year: number, grades: string[]): Promise<Cell[]> {
  const rows = await db.execute<Cell>(sql`
    select grade, channel_code as "channelCode", buyer_region as "buyerRegion", industry_code as "industryCode",
      fund_source as "fundSource", sum(amount_fen)::bigint as "amountFen", sum(entry_count)::bigint as "entryCount"
    from (
      select grade, channel_code, buyer_region, industry_code, fund_source, amount_fen, entry_count
      from ledger_sums where year = ${year} and grade in ${[...new Set(grades)]}
      union all
      select grade, channel_code, buyer_region, industry_code, fund_source, amount_fen, entry_count
      from ledger_changes where year = ${year} and grade in ${[...new Set(grades)]}) cells
    group by 1, 2, 3, 4, 5`);
  return rows.map((row) => ({
    ...row,
    amountFen: Number(row.amountFen),
    entryCount: Number(row.entryCount),
  }));
}
