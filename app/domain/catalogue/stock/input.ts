import { z } from "zod";
import { identifier, optionalText, requiredText, wholePacks, wholePacksOrNone } from "#app/kernel/input.ts";

export const receiveStockInput = z.object({
  variantId: identifier,
  packs: wholePacks,
  reason: optionalText(200),
});
export type ReceiveStock = z.input<typeof receiveStockInput>;

/** What was counted in the warehouse, and why it differs from the books. */
export const correctStockInput = z.object({
  variantId: identifier,
  countedPacks: wholePacksOrNone,
  reason: requiredText(200),
});
export type CorrectStock = z.input<typeof correctStockInput>;
