import { can } from "#app/domain/core/authorise.ts";
import type { Actor } from "#app/domain/core/context.ts";

/** Whether somebody may set targets and divide them: managers and statisticians of the prefecture. */
export function maySetTargets(actor: Actor): boolean {
  return can(actor, "target.set") && actor.officeLevel === "prefecture";
}
