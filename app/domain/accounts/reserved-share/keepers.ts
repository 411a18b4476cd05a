import { can } from "#app/domain/core/authorise.ts";
import type { Actor } from "#app/domain/core/context.ts";

/** Whether somebody may record reserved shares: managers and statisticians of the prefecture, and the platform's administrators. */
export function mayRecordShares(actor: Actor): boolean {
  return (
    can(actor, "reserved_share.record") &&
    (actor.organisationKind === "platform" || actor.officeLevel === "prefecture")
  );
}
