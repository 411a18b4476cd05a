import { defineTransitions } from "#app/kernel/transitions.ts";
import {
  type OrganisationKind,
  type OrganisationState,
  organisationStates,
} from "#db/vocabulary/organisations.ts";

/**
 * A supplier is recommended by its county before it is approved; everybody else is approved at once. Who was
 * refused may apply again, amended.
 */
export const organisationTransitions = defineTransitions(organisationStates, {
  applied: ["recommended", "approved", "rejected"],
  recommended: ["approved", "rejected"],
  approved: ["suspended"],
  rejected: ["applied"],
  suspended: ["approved"],
});

/** The state in which an organisation of this kind awaits approval. */
export function stateBeforeApproval(kind: OrganisationKind): OrganisationState {
  return kind === "supplier" ? "recommended" : "applied";
}
