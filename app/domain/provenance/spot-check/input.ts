import { z } from "zod";
import { reportInput } from "#app/domain/provenance/inspection/input.ts";
import { businessDay, identifier, optionalText, requiredText } from "#app/kernel/input.ts";

export const planSpotCheckInput = z.object({
  /** What is sampled; its supplier is whom they go to. */
  productId: identifier,
  plannedOn: businessDay,
  /** Who goes. */
  inspectors: requiredText(120),
  reason: requiredText(300),
});
export type PlanSpotCheck = z.input<typeof planSpotCheckInput>;

export const cancelSpotCheckInput = z.object({ spotCheckId: identifier, reason: requiredText(500) });
export type CancelSpotCheck = z.input<typeof cancelSpotCheckInput>;

/** What the form says besides the document itself: the batch that was sampled, and the report on it. */
export const reportSpotCheckFormInput = reportInput.extend({ spotCheckId: identifier, batchId: identifier });
export const reportSpotCheckInput = reportSpotCheckFormInput.extend({ fileId: optionalText(64) });
export type ReportSpotCheck = z.input<typeof reportSpotCheckInput>;
