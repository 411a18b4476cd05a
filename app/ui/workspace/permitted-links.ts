import { allows, type Permission } from "#app/domain/core/policy.ts";
import type { WorkspaceLink, WorkspaceLinkGroup } from "#app/ui/shell/workspace-shell.tsx";
import type { Role } from "#db/vocabulary/organisations.ts";

/** A link of a workspace's navigation; without a permission it is everybody's. */
export type PermittedLink = WorkspaceLink & { permission?: Permission };

/** The links the roles may open, by group; a group of which nothing is left vanishes with its heading. */
export function permitted(
  groups: readonly { heading?: string; links: readonly PermittedLink[] }[],
  roles: readonly Role[],
): WorkspaceLinkGroup[] {
  return groups
    .map(({ heading, links }) => ({
      heading,
      links: links.filter(({ permission }) => permission === undefined || allows(roles, permission)),
    }))
    .filter(({ links }) => links.length > 0);
}
