import { and, eq } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { approvalRules } from "#db/schema/requisitions.server.ts";

/** The steps of the approval table of the actor's institution, as deciding reads them. */
export function listRuleSteps({ db, actor }: Pick<Context, "db" | "actor">) {
  return db
    .select({
      id: approvalRules.id,
      fundSource: approvalRules.fundSource,
      upToFen: approvalRules.upToFen,
      approverId: approvalRules.approverId,
    })
    .from(approvalRules)
    .where(and(eq(approvalRules.organisationId, actor.organisationId), eq(approvalRules.isActive, true)));
}
