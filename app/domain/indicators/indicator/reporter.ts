import { can } from "#app/domain/core/authorise.ts";
import type { Actor } from "#app/domain/core/context.ts";

/**
 * For which place somebody reports: a county's office for its county, the prefecture's (`countyCode` null) for what
 * belongs to no county. Null for everybody else.
 */
export function reportsFor(actor: Actor): { countyCode: string | null } | null {
  if (!can(actor, "indicator.report") || actor.organisationKind !== "office") return null;
  switch (actor.officeLevel) {
    case "county":
      return actor.countyCode ? { countyCode: actor.countyCode } : null;
    case "prefecture":
      return { countyCode: null };
    case "district":
    case "city":
    case null:
      return null;
  }
}

/** Whether somebody confirms what was reported, or sends it back: managers and statisticians of the prefecture. */
export function mayDecideReports(actor: Actor): boolean {
  return can(actor, "indicator.decide") && actor.officeLevel === "prefecture";
}
