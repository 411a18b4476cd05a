import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { targets, targetVersions } from "#db/schema/targets.server.ts";
import { type SetTarget, setTargetInput } from "./input.ts";
import { maySetTargets } from "./keepers.ts";

/**
 * The prefecture's office sets the whole for a year that has no target yet: its first version, a floor as the plan's is.
 * @throws DomainError `actor.forbidden`, `target.year_open` when the year has one, also from a moment ago.
 */
export async function openTargetYear(ctx: AnyContext, raw: SetTarget): Promise<void> {
  requireCan(ctx, "target.set");
  if (!maySetTargets(ctx.actor)) throw new DomainError("actor.forbidden");
  const { year, amount, source, reason } = setTargetInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const whole = { year, amountFen: amount, source };
    const opened = await ctx.db
      .insert(targets)
      .values({ ...whole, id: newId(ctx.now), isFloor: true, noteZh: "", noteEn: "" })
      .onConflictDoNothing({ target: targets.year })
      .returning({ year: targets.year });
    if (opened.length === 0) throw new DomainError("target.year_open");
    const id = newId(ctx.now);
    const saved = { savedAt: ctx.now, savedById: ctx.actor.userId, changed: "whole" as const };
    await ctx.db.insert(targetVersions).values({ ...whole, ...saved, id, version: 1, reason });
    await recordAudit(ctx, {
      action: "target.opened",
      subjectType: "target_version",
      subjectId: id,
      after: { ...whole, version: 1 },
      reason,
    });
  });
}
