import { allows, type Permission } from "#app/domain/core/policy.ts";
import type { WorkspaceLink } from "#app/ui/shell/workspace-shell.tsx";
import type { Role } from "#db/vocabulary/organisations.ts";

/** A link of a workspace's navigation; without a permission it is everybody's. */
export type PermittedLink = WorkspaceLink & { permission?: Permission };

/** The links the roles may open. */
export function permitted(links: readonly PermittedLink[], roles: readonly Role[]): WorkspaceLink[] {
  return links.filter(({ permission }) => permission === undefined || allows(roles, permission));
}
