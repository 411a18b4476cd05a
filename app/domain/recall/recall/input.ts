import { z } from "zod";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";
import { recallHazards } from "#db/vocabulary/recall.ts";

/** Longest time an institution may be given to answer: a week. */
export const MOST_HOURS = 168;

export const openRecallInput = z.object({
  /** Our identifier of the batch that is bad; what was made from it is found. */
  batchId: identifier,
  hazard: z.enum(recallHazards),
  /** Why, as the public reads it. */
  reason: requiredText(500),
  /** What whoever has the goods must do. */
  instructions: requiredText(500),
  answerWithinHours: wholeNumber(1, MOST_HOURS),
});
export type OpenRecall = z.input<typeof openRecallInput>;

export const closeRecallInput = z.object({ recallId: identifier, summary: requiredText(2000) });
export type CloseRecall = z.input<typeof closeRecallInput>;

export const remindRecallInput = z.object({ recallId: identifier });

/** Most packs of one product. */
const MOST_PACKS_OF_PRODUCT = 200;
const MOST_ON_HAND = 100_000_000;

export const resumeSaleInput = z.object({
  recallId: identifier,
  productId: identifier,
  /** What was counted of each pack, without the recalled goods. */
  counts: z
    .array(z.object({ variantId: identifier, countedPacks: wholeNumber(0, MOST_ON_HAND) }))
    .max(MOST_PACKS_OF_PRODUCT)
    .default([]),
  /** That the count is without them. */
  declared: z.literal("on", "declaration"),
  statement: optionalText(300),
});
export type ResumeSale = z.input<typeof resumeSaleInput>;
