import { eq, max } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { brokenConstraintOf, inTransaction } from "#app/domain/core/transaction.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { countingPolicies, policyDrafts } from "#db/schema/counting-policies.server.ts";
import { lockDraft, requirePolicyKeeper } from "./draft.server.ts";
import { type ChoosePolicyDraft, policyDraftInput } from "./draft-input.ts";

/**
 * The prefecture's office publishes a draft: it becomes the next version of its code, which never changes afterwards. The
 * database makes its totals out of the sums that are kept; no entry is touched. Returns the policy's id.
 * @throws DomainError `actor.forbidden`, `policy.not_found`, `policy.day_past`, `policy.published_meanwhile` when somebody
 * published another version at the same moment.
 */
export async function publishPolicy(ctx: AnyContext, raw: ChoosePolicyDraft): Promise<string> {
  requirePolicyKeeper(ctx);
  const { draftId } = policyDraftInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const { savedAt: _at, savedById: _by, ...draft } = await lockDraft(ctx, draftId);
    if (draft.effectiveFrom < dayOf(ctx.now)) throw new DomainError("policy.day_past");
    const [last] = await ctx.db
      .select({ version: max(countingPolicies.version) })
      .from(countingPolicies)
      .where(eq(countingPolicies.code, draft.code));
    const policy = { ...draft, id: newId(ctx.now), version: (last?.version ?? 0) + 1, isHeadline: false };
    try {
      await ctx.db.insert(countingPolicies).values(policy);
    } catch (error) {
      if (brokenConstraintOf(error) === "counting_policies_version")
        throw new DomainError("policy.published_meanwhile");
      throw error;
    }
    await ctx.db.delete(policyDrafts).where(eq(policyDrafts.id, draftId));
    await recordAudit(ctx, {
      action: "policy.published",
      subjectType: "policy",
      subjectId: policy.id,
      after: policy,
    });
    return policy.id;
  });
}
