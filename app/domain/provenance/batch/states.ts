import { defineTransitions } from "#app/kernel/transitions.ts";
import { batchStates } from "#db/vocabulary/provenance.ts";

/** A batch is written, released for sale, perhaps held back, and used up; a recall ends it, whatever state it is in. */
export const batchTransitions = defineTransitions(batchStates, {
  draft: ["released", "recalled"],
  released: ["on-hold", "recalled", "depleted", "expired"],
  "on-hold": ["released", "recalled", "expired"],
  recalled: [],
  depleted: ["released", "recalled"],
  expired: ["recalled"],
});
