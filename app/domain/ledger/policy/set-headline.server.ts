import { asc, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { countingPolicies } from "#db/schema/counting-policies.server.ts";
import { type SetHeadline, setHeadlineInput } from "./input.ts";
import { mayChooseHeadline } from "./headline.ts";

/**
 * The prefecture's office says which counting policy makes the published figure from now on. Nothing is recounted or
 * rewritten: every policy is always a view of the same entries.
 * @throws DomainError `actor.forbidden` below or beside the prefecture, `policy.not_found`, `policy.not_in_force`.
 */
export async function setHeadlinePolicy(ctx: AnyContext, raw: SetHeadline): Promise<void> {
  requireCan(ctx, "policy.choose");
  if (!mayChooseHeadline(ctx.actor)) throw new DomainError("actor.forbidden");
  const { policyId } = setHeadlineInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const policies = await ctx.db
      .select()
      .from(countingPolicies)
      .orderBy(asc(countingPolicies.id))
      .for("update");
    const chosen = policies.find((policy) => policy.id === policyId);
    if (!chosen) throw new DomainError("policy.not_found");
    if (chosen.effectiveFrom > dayOf(ctx.now)) throw new DomainError("policy.not_in_force");
    const before = policies.find((policy) => policy.isHeadline);
    if (before?.id === chosen.id) return;
    if (before)
      await ctx.db
        .update(countingPolicies)
        .set({ isHeadline: false })
        .where(eq(countingPolicies.id, before.id));
    await ctx.db.update(countingPolicies).set({ isHeadline: true }).where(eq(countingPolicies.id, chosen.id));
    await recordAudit(ctx, {
      action: "policy.headline_chosen",
      subjectType: "policy",
      subjectId: chosen.id,
      before: before ? { code: before.code, version: before.version } : null,
      after: { code: chosen.code, version: chosen.version },
    });
  });
}
