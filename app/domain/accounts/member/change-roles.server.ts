import { and, eq } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import { type ChangeRoles, changeRolesInput } from "./input.ts";
import { leavesNoManager, managerRole } from "./managers.ts";
import { lockMembers, memberOf, ownRoles } from "./records.server.ts";
import { revokeInvitationsOf } from "./revoke.server.ts";

/**
 * Gives a member other roles of the organisation's kind, in force from their next request. Who manages no longer has
 * their open invitations taken back.
 * @throws DomainError `member.not_found`, `member.last_manager`, `member.roles_missing`.
 */
export async function changeMemberRoles(ctx: AnyContext, raw: ChangeRoles): Promise<void> {
  requireCan(ctx, "member.manage");
  const input = changeRolesInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    const { kind, active } = await lockMembers(ctx);
    const member = memberOf(active, input.memberId);
    const roles = ownRoles(kind, input.roles);
    if (leavesNoManager(kind, active, member.id, roles)) throw new DomainError("member.last_manager");
    oneRow(
      await ctx.db
        .update(memberships)
        .set({ roles })
        .where(and(eq(memberships.id, member.id), eq(memberships.state, "active")))
        .returning({ id: memberships.id }),
      "member.not_found",
    );
    if (!roles.includes(managerRole[kind])) await revokeInvitationsOf(ctx, member.userId);
    await recordAudit(ctx, {
      action: "member.roles_changed",
      subjectType: "member",
      subjectId: member.id,
      before: { roles: member.roles },
      after: { roles },
    });
  });
}
