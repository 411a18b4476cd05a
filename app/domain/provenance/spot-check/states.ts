import { defineTransitions } from "#app/kernel/transitions.ts";
import { spotCheckStates } from "#db/vocabulary/inspection.ts";

/** A spot check is planned, and ends with a report or by being called off. */
export const spotCheckTransitions = defineTransitions(spotCheckStates, {
  planned: ["done", "cancelled"],
  done: [],
  cancelled: [],
});
