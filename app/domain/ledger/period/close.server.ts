import { sql } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction, type InTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { ledgerClosings, type SealedTotals } from "#db/schema/ledger-periods.server.ts";
import type { EvidenceGrade } from "#db/vocabulary/ledger.ts";
import { closingProblem, type Period } from "./calendar.ts";
import { type ClosePeriod, closePeriodInput } from "./input.ts";
import { mayKeepPeriods } from "./keepers.ts";
import { readYearState } from "./queries.server.ts";
import { lockMonth, lockPeriods } from "./records.server.ts";

/**
 * The prefecture's office closes a month, or with month 0 the year. Whoever is posting into it is waited for; what is
 * posted from then on counts in the first open month after it. What the period holds, and how the chain ends, is kept.
 * @throws DomainError `actor.forbidden`, `period.not_over`, `period.closed`, `period.earlier_open`.
 */
export async function closePeriod(ctx: AnyContext, raw: ClosePeriod): Promise<void> {
  requireCan(ctx, "period.close");
  if (!mayKeepPeriods(ctx.actor)) throw new DomainError("actor.forbidden");
  const period = closePeriodInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    await lockPeriods(ctx);
    const problem = closingProblem(period, await readYearState(ctx, period.year), dayOf(ctx.now));
    if (problem) throw new DomainError(`period.${problem}`, period);
    // A year holds what its months hold, and those are closed.
    if (period.month > 0) await lockMonth(ctx, period);
    const held = await readHeld(ctx, period);
    const id = newId(ctx.now);
    const closing = { ...period, ...held };
    await ctx.db
      .insert(ledgerClosings)
      .values({ id, ...closing, closedAt: ctx.now, closedById: ctx.actor.userId });
    await recordAudit(ctx, {
      action: "period.closed",
      subjectType: "ledger_closing",
      subjectId: id,
      after: closing,
    });
  });
}

type Held = { totals: SealedTotals; chainPosition: number; chainHash: string };

/** What a period holds by evidence, and how the chain ends, in one snapshot. */
async function readHeld({ db }: InTransaction, { year, month }: Period): Promise<Held> {
  const within = month === 0 ? sql`year = ${year}` : sql`year = ${year} and month = ${month}`;
  const rows = await db.execute<{
    position: number;
    hash: string;
    held: { grade: EvidenceGrade; fen: number; entries: number }[] | null;
  }>(sql`
    select position, hash, (
      select json_agg(json_build_object('grade', grade, 'fen', fen, 'entries', entries)) from (
        select grade, sum(amount_fen)::bigint as fen, sum(entry_count)::bigint as entries from (
          select grade, amount_fen, entry_count from ledger_sums where ${within}
          union all select grade, amount_fen, entry_count from ledger_changes where ${within}) parts
        group by grade) sums) as held
    from ledger_chain_end where id = 1`);
  const { position, hash, held } = oneRow(rows, "period.not_found");
  const totals = (held ?? []).map(({ grade, fen, entries }) => [
    grade,
    { amountFen: fen, entryCount: entries },
  ]);
  return { totals: Object.fromEntries(totals), chainPosition: position, chainHash: hash };
}
