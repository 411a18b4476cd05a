import { can } from "#app/domain/core/authorise.ts";
import type { Actor } from "#app/domain/core/context.ts";

/** Whether somebody may close periods and open them again: managers and statisticians of the prefecture. */
export function mayKeepPeriods(actor: Actor): boolean {
  return can(actor, "period.close") && actor.officeLevel === "prefecture";
}
