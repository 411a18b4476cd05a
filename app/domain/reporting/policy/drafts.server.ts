import { asc, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { requirePolicyKeeper } from "#app/domain/ledger/policy/draft.server.ts";
import { choosePolicy, listPolicies } from "#app/domain/ledger/policy/queries.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { users } from "#db/schema/accounts.server.ts";
import { policyDrafts } from "#db/schema/counting-policies.server.ts";

/** Drafts of policies, by code, with who wrote them last. */
export function listPolicyDrafts({ db }: Pick<AnyContext, "db">) {
  return db
    .select({
      id: policyDrafts.id,
      code: policyDrafts.code,
      nameZh: policyDrafts.nameZh,
      nameEn: policyDrafts.nameEn,
      effectiveFrom: policyDrafts.effectiveFrom,
      savedAt: policyDrafts.savedAt,
      savedBy: users.name,
    })
    .from(policyDrafts)
    .innerJoin(users, eq(users.id, policyDrafts.savedById))
    .orderBy(asc(policyDrafts.code), asc(policyDrafts.id));
}

/**
 * What the page of a draft begins with: the draft, or a new one, as another version of the policy `of` where one is named.
 * @throws DomainError `actor.forbidden` below or beside the prefecture, `policy.not_found`.
 */
export async function getPolicyDraft(
  ctx: AnyContext,
  { draftId, of }: { draftId: string | null; of: string | null },
) {
  requirePolicyKeeper(ctx);
  if (draftId !== null) {
    if (!isId(draftId)) throw new DomainError("policy.not_found");
    const rows = await ctx.db.select().from(policyDrafts).where(eq(policyDrafts.id, draftId));
    return oneRow(rows, "policy.not_found");
  }
  const policy = of === null ? null : choosePolicy(await listPolicies(ctx), of);
  return {
    id: null,
    code: policy?.code ?? "",
    nameZh: policy?.nameZh ?? "",
    nameEn: policy?.nameEn ?? "",
    descriptionZh: policy?.descriptionZh ?? "",
    descriptionEn: policy?.descriptionEn ?? "",
    minimumGrade: policy?.minimumGrade ?? ("accepted" as const),
    scope: policy?.scope ?? {},
    effectiveFrom: dayOf(ctx.now),
  };
}
