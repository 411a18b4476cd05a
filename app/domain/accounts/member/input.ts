import { z } from "zod";
import { emailAddress, givenPassword, newPassword } from "#app/domain/accounts/user/credentials.ts";
import { identifier, requiredText } from "#app/kernel/input.ts";
import { roles } from "#db/vocabulary/organisations.ts";

const rolesOfMember = z.array(z.enum(roles)).min(1).max(roles.length);

export const inviteMemberInput = z.object({ email: emailAddress, roles: rolesOfMember });
export type InviteMember = z.input<typeof inviteMemberInput>;

export const revokeInvitationInput = z.object({ invitationId: identifier });
export type RevokeInvitation = z.input<typeof revokeInvitationInput>;

const token = requiredText(100);

/** A new person accepts with a name and a password of their own. */
export const acceptAsNewInput = z
  .object({ token, name: requiredText(60), newPassword, repeatedPassword: givenPassword })
  .refine((given) => given.newPassword === given.repeatedPassword, {
    path: ["repeatedPassword"],
    message: "password_repeated",
  });
export type AcceptAsNew = z.input<typeof acceptAsNewInput>;

export const acceptInvitationInput = z.object({ token });
export type AcceptInvitation = z.input<typeof acceptInvitationInput>;

export const changeRolesInput = z.object({ memberId: identifier, roles: rolesOfMember });
export type ChangeRoles = z.input<typeof changeRolesInput>;

export const removeMemberInput = z.object({ memberId: identifier });
export type RemoveMember = z.input<typeof removeMemberInput>;
