import { defineTransitions } from "#app/kernel/transitions.ts";
import { recallStates } from "#db/vocabulary/recall.ts";

/** A recall is opened and, when nothing more is to be expected, closed; it is not opened again. */
export const recallTransitions = defineTransitions(recallStates, { open: ["closed"], closed: [] });
