import { and, asc, eq, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { memberships, users } from "#db/schema/accounts.server.ts";
import { approvalRules } from "#db/schema/requisitions.server.ts";

/** The approval table of the actor's institution, general rules first, and the people a rule may name. */
export async function listRules(ctx: AnyContext) {
  requireCan(ctx, "approval_rule.manage");
  const own = ctx.actor.organisationId;
  const [rules, approvers] = await Promise.all([
    ctx.db
      .select({
        id: approvalRules.id,
        fundSource: approvalRules.fundSource,
        upToFen: approvalRules.upToFen,
        approverName: users.name,
      })
      .from(approvalRules)
      .leftJoin(users, eq(users.id, approvalRules.approverId))
      .where(and(eq(approvalRules.organisationId, own), eq(approvalRules.isActive, true)))
      .orderBy(sql`${approvalRules.fundSource} nulls first`, asc(approvalRules.upToFen)),
    ctx.db
      .select({ userId: users.id, name: users.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.organisationId, own),
          eq(memberships.state, "active"),
          sql`'institution-approver' = any(${memberships.roles})`,
        ),
      )
      .orderBy(asc(users.name), asc(users.id))
      .limit(200),
  ]);
  return { rules, approvers };
}
