import { defineTransitions } from "#app/kernel/transitions.ts";
import { requisitionStates } from "#db/vocabulary/procurement.ts";

/**
 * A submitted requisition goes back to draft when its requester edits it; what was decided, expired or cancelled
 * stays so, and is copied into a new one when it is wanted after all.
 */
export const requisitionTransitions = defineTransitions(requisitionStates, {
  draft: ["submitted", "cancelled"],
  submitted: ["draft", "approved", "rejected", "expired", "cancelled"],
  approved: [],
  rejected: [],
  expired: [],
  cancelled: [],
});

/** Days for which a submitted requisition holds its stock and its prices. */
export const HOLD_DAYS = 7;
