import { answersForCounty } from "#app/domain/core/authorise.ts";
import type { Actor } from "#app/domain/core/context.ts";

/** Whether the office answers for the imports of a county: its own, or the prefecture's, which answers for all. */
export function keepsImportsOf(actor: Actor, countyCode: string): boolean {
  return actor.officeLevel !== "city" && answersForCounty(actor, countyCode);
}

/** Whether it is the county's own office: the only one that verifies. */
export function isCountyOffice(actor: Actor, countyCode: string): boolean {
  return actor.officeLevel === "county" && actor.countyCode === countyCode;
}

/** Whether it is the prefecture's office, which confirms and decides conflicts. */
export function isPrefecture(actor: Actor): boolean {
  return actor.officeLevel === "prefecture";
}
