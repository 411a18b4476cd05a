import { and, eq } from "drizzle-orm";
import { endSessionsOfMember } from "#app/domain/accounts/session/end.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import { type RemoveMember, removeMemberInput } from "./input.ts";
import { leavesNoManager } from "./managers.ts";
import { lockMembers, memberOf } from "./records.server.ts";
import { revokeInvitationsOf } from "./revoke.server.ts";

/**
 * Ends somebody's membership, the sessions on which they act for the organisation, and the invitations they sent; what
 * they did stays under their name. They may be invited again.
 * @throws DomainError `member.not_found`, `member.last_manager`.
 */
export async function removeMember(ctx: AnyContext, raw: RemoveMember): Promise<void> {
  requireCan(ctx, "member.manage");
  const { memberId } = removeMemberInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const { kind, active } = await lockMembers(ctx);
    const member = memberOf(active, memberId);
    if (leavesNoManager(kind, active, member.id, [])) throw new DomainError("member.last_manager");
    oneRow(
      await ctx.db
        .update(memberships)
        .set({ state: "removed" })
        .where(and(eq(memberships.id, member.id), eq(memberships.state, "active")))
        .returning({ id: memberships.id }),
      "member.not_found",
    );
    const sessionsEnded = await endSessionsOfMember(ctx, member);
    const invitationsRevoked = await revokeInvitationsOf(ctx, member.userId);
    await recordAudit(ctx, {
      action: "member.removed",
      subjectType: "member",
      subjectId: member.id,
      before: { userId: member.userId, roles: member.roles },
      after: { sessionsEnded, invitationsRevoked },
    });
  });
}
