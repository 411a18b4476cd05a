import { and, eq, isNull } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
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
    oneRow(
      await ctx.db
        .update(invitations)
        .set({ revokedAt: ctx.now })
        .where(
          and(
            eq(invitations.id, invitationId),
            eq(invitations.organisationId, ctx.actor.organisationId),
            isNull(invitations.acceptedAt),
            isNull(invitations.revokedAt),
          ),
        )
        .returning({ id: invitations.id }),
      "invitation.not_found",
    );
    await recordAudit(ctx, {
      action: "invitation.revoked",
      subjectType: "invitation",
      subjectId: invitationId,
    });
  });
}

/**
 * Takes back every open invitation that somebody sent who manages here no longer: nobody comes in by the word of a
 * manager who has left. Returns how many.
 */
export async function revokeInvitationsOf(ctx: InTransaction, invitedById: string): Promise<number> {
  const revoked = await ctx.db
    .update(invitations)
    .set({ revokedAt: ctx.now })
    .where(
      and(
        eq(invitations.invitedById, invitedById),
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
