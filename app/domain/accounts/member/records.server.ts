import { and, eq, sql } from "drizzle-orm";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { memberships, organisations } from "#db/schema/accounts.server.ts";
import { type OrganisationKind, type Role, rolesOfKind } from "#db/vocabulary/organisations.ts";

export type MemberRow = { id: string; userId: string; roles: Role[] };

/**
 * Locks the actor's organisation and reads its active members. Everything that changes who manages it waits here, so
 * that two managers who step down at once cannot both do so.
 */
export async function lockMembers(
  ctx: InTransaction,
): Promise<{ kind: OrganisationKind; active: MemberRow[] }> {
  const { organisationId } = ctx.actor;
  const organisation = oneRow(
    await ctx.db
      .select({ kind: organisations.kind })
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .for("update"),
    "organisation.not_found",
  );
  const active = await ctx.db
    .select({ id: memberships.id, userId: memberships.userId, roles: sql<Role[]>`${memberships.roles}` })
    .from(memberships)
    .where(and(eq(memberships.organisationId, organisationId), eq(memberships.state, "active")));
  return { kind: organisation.kind, active };
}

/** One of the locked members. @throws DomainError `member.not_found`, also for another organisation's. */
export function memberOf(active: readonly MemberRow[], memberId: string): MemberRow {
  const member = isId(memberId) ? active.find(({ id }) => id === memberId) : undefined;
  if (!member) throw new DomainError("member.not_found");
  return member;
}

/** Roles of the organisation's own kind, each once. @throws DomainError `member.roles_missing` when none is left. */
export function ownRoles(kind: OrganisationKind, wanted: readonly Role[]): Role[] {
  const kept = rolesOfKind[kind].filter((role) => wanted.includes(role));
  if (kept.length === 0 || kept.length < new Set(wanted).size) throw new DomainError("member.roles_missing");
  return kept;
}
