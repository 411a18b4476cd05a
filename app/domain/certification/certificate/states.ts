import { defineTransitions } from "#app/kernel/transitions.ts";
import { certificateStates } from "#db/vocabulary/certification.ts";

/** Submitted by its holder, decided by an official; a verified one may be suspended for a time or revoked for good. */
export const certificateTransitions = defineTransitions(certificateStates, {
  submitted: ["verified", "rejected"],
  verified: ["suspended", "revoked"],
  rejected: [],
  suspended: ["verified", "revoked"],
  revoked: [],
});
