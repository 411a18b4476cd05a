import { defineTransitions } from "#app/kernel/transitions.ts";
import { type OrderState, orderStates } from "#db/vocabulary/procurement.ts";

/**
 * A supplier confirms or declines what was placed; the buyer may cancel until the supplier confirms. From then on
 * the state follows the goods: what was dispatched, what was accepted of it, and what both sides agreed will not come.
 */
export const orderTransitions = defineTransitions(orderStates, {
  placed: ["confirmed", "declined", "cancelled"],
  confirmed: ["partly-dispatched", "dispatched", "cancelled"],
  declined: [],
  cancelled: [],
  "partly-dispatched": ["partly-dispatched", "dispatched", "partly-accepted"],
  dispatched: ["partly-accepted", "accepted"],
  "partly-accepted": ["partly-accepted", "partly-dispatched", "dispatched", "accepted"],
  accepted: [],
});

/** States in which the order still holds stock for packs not yet dispatched. */
export const statesHoldingStock = [
  "placed",
  "confirmed",
  "partly-dispatched",
  "partly-accepted",
] as const satisfies readonly OrderState[];

/** States in which goods may leave the warehouse. */
export const dispatchableStates = [
  "confirmed",
  "partly-dispatched",
  "partly-accepted",
] as const satisfies readonly OrderState[];
