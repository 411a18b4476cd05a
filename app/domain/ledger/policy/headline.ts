import { can } from "#app/domain/core/authorise.ts";
import type { Actor } from "#app/domain/core/context.ts";

/** Whether somebody may say which policy makes the published figure: managers and statisticians of the prefecture. */
export function mayChooseHeadline(actor: Actor): boolean {
  return can(actor, "policy.choose") && actor.officeLevel === "prefecture";
}
