import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { isId } from "#app/kernel/id.ts";
import { invitations, memberships, organisations, users } from "#db/schema/accounts.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";
import { tokenHash } from "./invite.server.ts";

const rolesOf = <Table extends typeof memberships | typeof invitations>(table: Table) =>
  sql<Role[]>`${table.roles}`;

/** The active members of the actor's organisation and the invitations still open, for its manager. */
export async function listMembers(ctx: AnyContext) {
  requireCan(ctx, "member.manage");
  const { organisationId } = ctx.actor;
  const [members, open] = await Promise.all([
    ctx.db
      .select({
        id: memberships.id,
        userId: users.id,
        name: users.name,
        email: users.email,
        twoFactorEnabled: users.twoFactorEnabled,
        roles: rolesOf(memberships),
        since: memberships.createdAt,
      })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(and(eq(memberships.organisationId, organisationId), eq(memberships.state, "active")))
      .orderBy(asc(memberships.createdAt), asc(memberships.id))
      .limit(500),
    ctx.db
      .select({
        id: invitations.id,
        email: invitations.email,
        roles: rolesOf(invitations),
        expiresAt: invitations.expiresAt,
        invitedBy: users.name,
      })
      .from(invitations)
      .innerJoin(users, eq(users.id, invitations.invitedById))
      .where(
        and(
          eq(invitations.organisationId, organisationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, ctx.now),
        ),
      )
      .orderBy(asc(invitations.createdAt))
      .limit(200),
  ]);
  return { members, invitations: open };
}

/** The name of somebody who is or was a member of the actor's organisation, for its manager; null for anybody else. */
export async function nameOfMember(ctx: AnyContext, memberId: string): Promise<string | null> {
  requireCan(ctx, "member.manage");
  if (!isId(memberId)) return null;
  const [member] = await ctx.db
    .select({ name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.id, memberId), eq(memberships.organisationId, ctx.actor.organisationId)));
  return member?.name ?? null;
}

/** What the holder of an invitation's link may know before accepting; null when the link is dead. */
export async function findInvitation(ctx: AnyContext, token: string) {
  const [row] = await ctx.db
    .select({
      email: invitations.email,
      roles: rolesOf(invitations),
      expiresAt: invitations.expiresAt,
      organisationName: organisations.name,
      organisationNameEn: organisations.nameEn,
      isDemo: organisations.isDemo,
      hasAccount: sql<boolean>`exists (select 1 from ${users} where ${users.email} = ${invitations.email})`,
    })
    .from(invitations)
    .innerJoin(organisations, eq(organisations.id, invitations.organisationId))
    .where(
      and(
        eq(invitations.tokenHash, tokenHash(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, ctx.now),
      ),
    );
  return row ?? null;
}

/** The organisations a person acts for, or those they acted for once, in the order they joined them. */
export function listOrganisationsOf(ctx: AnyContext, userId: string, state: "active" | "removed" = "active") {
  return ctx.db
    .select({
      id: organisations.id,
      name: organisations.name,
      nameEn: organisations.nameEn,
      kind: organisations.kind,
      state: organisations.state,
      isDemo: organisations.isDemo,
      roles: rolesOf(memberships),
    })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(eq(memberships.userId, userId), eq(memberships.state, state)))
    .orderBy(asc(memberships.createdAt), asc(memberships.id))
    .limit(50);
}
