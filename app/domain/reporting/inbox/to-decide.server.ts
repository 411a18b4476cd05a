import { and, eq } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { decidersOf } from "#app/domain/procurement/approval/deciders.ts";
import { listApprovers } from "#app/domain/procurement/rule/approvers.server.ts";
import { listRuleSteps } from "#app/domain/procurement/rule/steps.server.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";

/** Of the requisitions of the actor's institution that wait: how many the actor may decide, and how many nobody may. */
export async function countToDecide(ctx: Context): Promise<{ own: number; nobodys: number }> {
  const [waiting, rules, approvers] = await Promise.all([
    ctx.db
      .select({
        requesterId: requisitions.requesterId,
        fundSource: requisitions.fundSource,
        totalFen: requisitions.totalFen,
      })
      .from(requisitions)
      .where(
        and(eq(requisitions.organisationId, ctx.actor.organisationId), eq(requisitions.state, "submitted")),
      ),
    listRuleSteps(ctx),
    listApprovers(ctx),
  ]);
  const deciders = waiting.map((requisition) => decidersOf(requisition, rules, approvers));
  return {
    own: deciders.filter((people) => people.some(({ userId }) => userId === ctx.actor.userId)).length,
    nobodys: deciders.filter((people) => people.length === 0).length,
  };
}
