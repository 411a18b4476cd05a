import type { OrganisationKind, Role } from "#db/vocabulary/organisations.ts";

/** The role that manages an organisation of a kind; its last holder cannot give it up. */
export const managerRole: Record<OrganisationKind, Role> = {
  institution: "institution-manager",
  supplier: "supplier-manager",
  office: "official-manager",
  platform: "platform-admin",
};

/**
 * Whether an organisation would be left without a manager if one active member's roles became `rolesAfter` (none, for
 * somebody who leaves). `active` are all active members before the change.
 */
export function leavesNoManager(
  kind: OrganisationKind,
  active: readonly { id: string; roles: readonly Role[] }[],
  memberId: string,
  rolesAfter: readonly Role[],
): boolean {
  const role = managerRole[kind];
  return !active.some((member) => (member.id === memberId ? rolesAfter : member.roles).includes(role));
}
