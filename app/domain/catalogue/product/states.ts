import { defineTransitions } from "#app/kernel/transitions.ts";
import { type ProductState, productStates } from "#db/vocabulary/catalogue.ts";

/**
 * A product is written, submitted for review, verified, then published and withdrawn at its supplier's will.
 * A reviewer returns it to draft or suspends it; an edit of what it is sends a verified one back to draft.
 */
export const productTransitions = defineTransitions(productStates, {
  draft: ["submitted"],
  submitted: ["verified", "draft", "suspended"],
  verified: ["published", "draft", "suspended"],
  published: ["withdrawn", "draft", "suspended"],
  withdrawn: ["published", "draft", "suspended"],
  suspended: ["draft"],
});

/** States in which a reviewer has vouched for what the product is. */
export const statesVouchedFor = [
  "verified",
  "published",
  "withdrawn",
] as const satisfies readonly ProductState[];
