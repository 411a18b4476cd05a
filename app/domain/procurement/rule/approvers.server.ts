import { and, asc, eq, sql } from "drizzle-orm";
import type { Context } from "#app/domain/core/context.ts";
import { memberships, users } from "#db/schema/accounts.server.ts";

/** Whether a membership is that of an active approver of an institution. */
export const isApproverOf = (organisationId: string) =>
  and(
    eq(memberships.organisationId, organisationId),
    eq(memberships.state, "active"),
    sql`'institution-approver' = any(${memberships.roles})`,
  );

/** The people who approve for the actor's institution, by name. */
export function listApprovers({ db, actor }: Pick<Context, "db" | "actor">) {
  return db
    .select({ userId: users.id, name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(isApproverOf(actor.organisationId))
    .orderBy(asc(users.name), asc(users.id))
    .limit(200);
}
