import { defineTransitions } from "#app/kernel/transitions.ts";
import { acceptanceStates } from "#db/vocabulary/procurement.ts";

/** Drafted by the receiver; the second person signs it or sends it back, and a new one is drafted. */
export const acceptanceTransitions = defineTransitions(acceptanceStates, {
  "awaiting-countersign": ["signed", "withdrawn"],
  signed: [],
  withdrawn: [],
});
