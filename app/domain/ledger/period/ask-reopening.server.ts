import { brokenConstraintOf, inTransaction } from "#app/domain/core/transaction.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { ledgerReopenings } from "#db/schema/ledger-periods.server.ts";
import { reopeningProblem } from "./calendar.ts";
import { type AskReopening, askReopeningInput } from "./input.ts";
import { mayKeepPeriods } from "./keepers.ts";
import { readYearState } from "./queries.server.ts";
import { lockPeriods, standingClosing } from "./records.server.ts";

/**
 * An official of the prefecture asks, with a reason, that a closed month (with month 0: a year) be opened again. It
 * stays closed until another official agrees. Returns the wish's id.
 * @throws DomainError `actor.forbidden`, `period.not_closed`, `period.year_closed`, `period.reopening_asked`.
 */
export async function askReopening(ctx: AnyContext, raw: AskReopening): Promise<string> {
  requireCan(ctx, "period.close");
  if (!mayKeepPeriods(ctx.actor)) throw new DomainError("actor.forbidden");
  const { reason, ...period } = askReopeningInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    await lockPeriods(ctx);
    const problem = reopeningProblem(period, await readYearState(ctx, period.year));
    if (problem) throw new DomainError(`period.${problem}`, period);
    const closing = await standingClosing(ctx, period);
    const id = newId(ctx.now);
    try {
      await ctx.db.insert(ledgerReopenings).values({
        id,
        closingId: closing.id,
        state: "asked",
        reason,
        askedAt: ctx.now,
        askedById: ctx.actor.userId,
      });
    } catch (error) {
      if (brokenConstraintOf(error) === "ledger_reopenings_one_standing")
        throw new DomainError("period.reopening_asked");
      throw error;
    }
    await recordAudit(ctx, {
      action: "period.reopening_asked",
      subjectType: "ledger_reopening",
      subjectId: id,
      after: { ...period, closingId: closing.id },
      reason,
    });
    return id;
  });
}
