import { and, eq, isNull, type SQL } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { invitations } from "#db/schema/accounts.server.ts";
import { type RevokeInvitation, revokeInvitationInput } from "./input.ts";

/** Takes back an invitation that nobody accepted yet; its link is dead. @throws DomainError `invitation.not_found`. */
export async function revokeInvitation(ctx: AnyContext, raw: RevokeInvitation): Promise<void> {
  requireCan(ctx, "member.manage");
  const { invitationId } = revokeInvitationInput.parse(raw);
  if (!isId(invitationId)) throw new DomainError("invitation.not_found");
  await inTransaction(ctx, async (ctx) => {
    if ((await revokeOpen(ctx, eq(invitations.id, invitationId))) === 0)
      throw new DomainError("invitation.not_found");
  });
}

/**
 * Takes back every open invitation that somebody sent who manages here no longer: nobody comes in by the word of a
 * manager who has left. Returns how many.
 */
export function revokeInvitationsOf(ctx: InTransaction, invitedById: string): Promise<number> {
  return revokeOpen(ctx, eq(invitations.invitedById, invitedById));
}

async function revokeOpen(ctx: InTransaction, isMeant: SQL): Promise<number> {
  const revoked = await ctx.db
    .update(invitations)
    .set({ revokedAt: ctx.now })
    .where(
      and(
        isMeant,
        eq(invitations.organisationId, ctx.actor.organisationId),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    )
    .returning({ id: invitations.id });
  for (const { id } of revoked)
    await recordAudit(ctx, { action: "invitation.revoked", subjectType: "invitation", subjectId: id });
  return revoked.length;
}
