import { defineTransitions } from "#app/kernel/transitions.ts";
import { deliveryStates } from "#db/vocabulary/procurement.ts";

/** A delivery is under way until two people have signed for it. */
export const deliveryTransitions = defineTransitions(deliveryStates, {
  dispatched: ["accepted"],
  accepted: [],
});
