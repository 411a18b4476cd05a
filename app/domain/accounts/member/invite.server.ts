import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { invitations, users } from "#db/schema/accounts.server.ts";
import { type InviteMember, inviteMemberInput } from "./input.ts";
import { lockMembers, ownRoles } from "./records.server.ts";

export const INVITATION_DAYS = 7;

/** What is stored of an invitation's token. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/**
 * Invites somebody by mail address with roles of the organisation's kind. The token goes into a link that the manager
 * is shown once and passes on; it is good for seven days and replaces an earlier invitation of the same address.
 * @throws DomainError `member.already`, `member.roles_missing`.
 */
export async function inviteMember(
  ctx: AnyContext,
  raw: InviteMember,
): Promise<{ invitationId: string; token: string; expiresAt: Date }> {
  requireCan(ctx, "member.manage");
  const input = inviteMemberInput.parse(raw);
  const token = randomBytes(32).toString("base64url");
  return inTransaction(ctx, async (ctx) => {
    const { kind, active } = await lockMembers(ctx);
    const roles = ownRoles(kind, input.roles);
    const [user] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, input.email));
    if (user && active.some(({ userId }) => userId === user.id)) throw new DomainError("member.already");
    const { organisationId, userId } = ctx.actor;
    await ctx.db
      .update(invitations)
      .set({ revokedAt: ctx.now })
      .where(
        and(
          eq(invitations.organisationId, organisationId),
          eq(invitations.email, input.email),
          isNull(invitations.acceptedAt),
          isNull(invitations.revokedAt),
        ),
      );
    const invitationId = newId(ctx.now);
    const expiresAt = new Date(ctx.now.getTime() + INVITATION_DAYS * 86_400_000);
    await ctx.db.insert(invitations).values({
      id: invitationId,
      organisationId,
      email: input.email,
      roles,
      tokenHash: tokenHash(token),
      invitedById: userId,
      expiresAt,
      createdAt: ctx.now,
    });
    await recordAudit(ctx, {
      action: "invitation.sent",
      subjectType: "invitation",
      subjectId: invitationId,
      after: { email: input.email, roles },
    });
    return { invitationId, token, expiresAt };
  });
}
