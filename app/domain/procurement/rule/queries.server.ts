import { and, asc, eq, isNotNull, notExists, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { memberships, users } from "#db/schema/accounts.server.ts";
import { approvalRules } from "#db/schema/requisitions.server.ts";
import { isApproverOf, listApprovers } from "./approvers.server.ts";

/**
 * The approval table of the actor's institution, general rules first, and the people a rule may name. A step whose
 * approver is one no longer says so.
 */
export async function listRules(ctx: AnyContext) {
  requireCan(ctx, "approval_rule.manage");
  const [rules, approvers] = await Promise.all([
    ctx.db
      .select({
        id: approvalRules.id,
        fundSource: approvalRules.fundSource,
        upToFen: approvalRules.upToFen,
        approverId: approvalRules.approverId,
        approverName: users.name,
      })
      .from(approvalRules)
      .leftJoin(users, eq(users.id, approvalRules.approverId))
      .where(
        and(eq(approvalRules.organisationId, ctx.actor.organisationId), eq(approvalRules.isActive, true)),
      )
      .orderBy(sql`${approvalRules.fundSource} nulls first`, asc(approvalRules.upToFen)),
    listApprovers(ctx),
  ]);
  return { rules, approvers };
}

/** How many steps of the approval table name somebody who approves here no longer. */
export async function countStepsWithoutApprover(ctx: AnyContext): Promise<number> {
  requireCan(ctx, "approval_rule.manage");
  const { organisationId } = ctx.actor;
  const named = ctx.db
    .select({ id: memberships.id })
    .from(memberships)
    .where(and(isApproverOf(organisationId), eq(memberships.userId, approvalRules.approverId)));
  return ctx.db.$count(
    approvalRules,
    and(
      eq(approvalRules.organisationId, organisationId),
      eq(approvalRules.isActive, true),
      isNotNull(approvalRules.approverId),
      notExists(named),
    ),
  );
}
