import { defineTransitions } from "#app/kernel/transitions.ts";
import { amendmentStates } from "#db/vocabulary/procurement.ts";

/** Proposed by one side; the other agrees or declines, or the proposer takes it back. */
export const amendmentTransitions = defineTransitions(amendmentStates, {
  proposed: ["agreed", "declined", "withdrawn"],
  agreed: [],
  declined: [],
  withdrawn: [],
});
