import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { Actor, AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { ledgerReopenings } from "#db/schema/ledger-periods.server.ts";
import { type Period, reopeningProblem } from "./calendar.ts";
import { type DecideReopening, decideReopeningInput } from "./input.ts";
import { mayKeepPeriods } from "./keepers.ts";
import { readYearState } from "./queries.server.ts";
import { loadReopening, lockPeriods, type ReopeningRow } from "./records.server.ts";

/**
 * A second official of the prefecture agrees that a closed period be opened again; from then on entries count in it.
 * @throws DomainError `actor.forbidden`, `period.not_found`, `period.second_official` to the one who asked,
 * `period.reopening_decided`, `period.year_closed` for a month whose year was closed meanwhile.
 */
export async function agreeReopening(ctx: AnyContext, raw: DecideReopening): Promise<void> {
  await decide(ctx, raw, "agreed", async (ctx, { reopening, period }) => {
    if (reopening.askedById === ctx.actor.userId) throw new DomainError("period.second_official");
    const problem = reopeningProblem(period, await readYearState(ctx, period.year));
    if (problem) throw new DomainError(`period.${problem}`, period);
  });
}

/**
 * An official of the prefecture, who may be the one who asked, lays a wish to open a period again aside.
 * @throws DomainError `actor.forbidden`, `period.not_found`, `period.reopening_decided`.
 */
export async function declineReopening(ctx: AnyContext, raw: DecideReopening): Promise<void> {
  await decide(ctx, raw, "declined", async () => {});
}

type Found = { reopening: ReopeningRow; period: Period };

async function decide(
  ctx: AnyContext,
  raw: DecideReopening,
  state: "agreed" | "declined",
  check: (ctx: InTransaction<Actor>, found: Found) => Promise<void>,
): Promise<void> {
  requireCan(ctx, "period.close");
  if (!mayKeepPeriods(ctx.actor)) throw new DomainError("actor.forbidden");
  const { reopeningId } = decideReopeningInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    await lockPeriods(ctx);
    const found = await loadReopening(ctx, reopeningId);
    if (found.reopening.state !== "asked") throw new DomainError("period.reopening_decided");
    await check(ctx, found);
    const rows = await ctx.db
      .update(ledgerReopenings)
      .set({ state, decidedAt: ctx.now, decidedById: ctx.actor.userId })
      .where(and(eq(ledgerReopenings.id, reopeningId), eq(ledgerReopenings.state, "asked")))
      .returning({ id: ledgerReopenings.id });
    oneRow(rows, "period.reopening_decided");
    await recordAudit(ctx, {
      action: `period.reopening_${state}`,
      subjectType: "ledger_reopening",
      subjectId: reopeningId,
      after: { ...found.period, closingId: found.reopening.closingId },
      reason: found.reopening.reason,
    });
  });
}
