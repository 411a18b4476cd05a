import { hashPassword } from "better-auth/crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { CurrentSession } from "#app/domain/accounts/session/current.server.ts";
import { insertUser } from "#app/domain/accounts/user/create.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { Actor, AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { invitations, memberships, users } from "#db/schema/accounts.server.ts";
import { type AcceptAsNew, type AcceptInvitation, acceptAsNewInput, acceptInvitationInput } from "./input.ts";
import { tokenHash } from "./invite.server.ts";

type Accepted = { organisationId: string; userId: string };

/**
 * A person who has no account yet accepts an invitation: the account, with the invited address, and the membership
 * are created together.
 * @throws DomainError `invitation.not_found`, `invitation.expired`, `invitation.sign_in_first`.
 */
export async function acceptInvitationAsNew(ctx: AnyContext, raw: AcceptAsNew): Promise<Accepted> {
  const { token, name, newPassword } = acceptAsNewInput.parse(raw);
  const passwordHash = await hashPassword(newPassword);
  return inTransaction(ctx, async (ctx) => {
    const invitation = await lockInvitation(ctx, token);
    const known = await ctx.db.$count(users, eq(users.email, invitation.email));
    if (known > 0) throw new DomainError("invitation.sign_in_first");
    const { userId } = await insertUser(ctx, { name, email: invitation.email, passwordHash });
    await join(ctx, invitation, userId);
    return { organisationId: invitation.organisationId, userId };
  });
}

/**
 * A signed-in person accepts an invitation that was sent to their own address.
 * @throws DomainError `invitation.not_found`, `invitation.expired`, `invitation.other_person`, `member.already`.
 */
export async function acceptInvitation(
  ctx: AnyContext,
  current: CurrentSession,
  raw: AcceptInvitation,
): Promise<Accepted> {
  const { token } = acceptInvitationInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const invitation = await lockInvitation(ctx, token);
    if (invitation.email !== current.user.email) throw new DomainError("invitation.other_person");
    await join(ctx, invitation, current.user.id);
    return { organisationId: invitation.organisationId, userId: current.user.id };
  });
}

type Invitation = typeof invitations.$inferSelect;

/** Locks the open invitation of a token: of two who follow one link at once, one gets in. */
async function lockInvitation(ctx: InTransaction<Actor | null>, token: string): Promise<Invitation> {
  const rows = await ctx.db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.tokenHash, tokenHash(token)),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .for("update");
  const invitation = oneRow(rows, "invitation.not_found");
  if (invitation.expiresAt <= ctx.now) throw new DomainError("invitation.expired");
  return invitation;
}

/** Makes the person an active member with the invited roles; somebody who left may come back. */
async function join(ctx: InTransaction<Actor | null>, invitation: Invitation, userId: string): Promise<void> {
  const { organisationId, roles } = invitation;
  oneRow(
    await ctx.db
      .insert(memberships)
      .values({ id: newId(ctx.now), organisationId, userId, roles, createdAt: ctx.now })
      .onConflictDoUpdate({
        target: [memberships.organisationId, memberships.userId],
        set: { roles, state: "active" },
        setWhere: eq(memberships.state, "removed"),
      })
      .returning({ id: memberships.id }),
    "member.already",
  );
  oneRow(
    await ctx.db
      .update(invitations)
      .set({ acceptedAt: ctx.now })
      .where(and(eq(invitations.id, invitation.id), isNull(invitations.acceptedAt)))
      .returning({ id: invitations.id }),
    "invitation.not_found",
  );
  await recordAudit(ctx, {
    action: "invitation.accepted",
    subjectType: "invitation",
    subjectId: invitation.id,
    after: { userId, roles, organisationId },
  });
}
