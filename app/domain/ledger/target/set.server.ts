import { eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { targets, targetVersions } from "#db/schema/targets.server.ts";
import { type SetTarget, setTargetInput } from "./input.ts";
import { maySetTargets } from "./keepers.ts";
import { lockTarget, newestVersion } from "./records.server.ts";

/**
 * The prefecture's office sets another whole for a year that has a target: a new version, to be divided anew; the former one
 * and its divisions stay on record.
 * @throws DomainError `actor.forbidden`, `target.not_found`, `target.unchanged`.
 */
export async function setTarget(ctx: AnyContext, raw: SetTarget): Promise<void> {
  requireCan(ctx, "target.set");
  if (!maySetTargets(ctx.actor)) throw new DomainError("actor.forbidden");
  const { year, amount, source, reason } = setTargetInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const target = await lockTarget(ctx, year);
    if (target.amountFen === amount && target.source === source) throw new DomainError("target.unchanged");
    const before = await newestVersion(ctx, year);
    const id = newId(ctx.now);
    // The first change keeps on record what stood before it.
    const first = {
      id: newId(ctx.now),
      year,
      version: 1,
      amountFen: target.amountFen,
      source: target.source,
    };
    const saved = { savedAt: ctx.now, savedById: ctx.actor.userId, changed: "whole" as const };
    if (!before) await ctx.db.insert(targetVersions).values({ ...first, ...saved, reason: "" });
    const version = (before?.version ?? 1) + 1;
    await ctx.db
      .insert(targetVersions)
      .values({ id, year, version, amountFen: amount, source, reason, ...saved });
    await ctx.db.update(targets).set({ amountFen: amount, source }).where(eq(targets.year, year));
    await recordAudit(ctx, {
      action: "target.set",
      subjectType: "target_version",
      subjectId: id,
      before: { amountFen: target.amountFen, source: target.source },
      after: { year, version, amountFen: amount, source },
      reason,
    });
  });
}
