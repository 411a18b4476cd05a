import { and, asc, eq, ne, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { rolesOfPermission } from "#app/domain/core/policy.ts";
import { memberships, users } from "#db/schema/accounts.server.ts";

/** The names of the members of the actor's institution who may put the second signature under an acceptance. */
export async function listCountersigners(
  ctx: AnyContext,
  { receiverId, approverId }: { receiverId: string; approverId: string },
): Promise<string[]> {
  requireCan(ctx, "order.read");
  const roles = sql.param([...rolesOfPermission["acceptance.countersign"]], memberships.roles);
  const people = await ctx.db
    .select({ name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.organisationId, ctx.actor.organisationId),
        eq(memberships.state, "active"),
        sql`${memberships.roles} && ${roles}`,
        ne(memberships.userId, receiverId),
        ne(memberships.userId, approverId),
      ),
    )
    .orderBy(asc(users.name), asc(users.id))
    .limit(200);
  return people.map(({ name }) => name);
}
