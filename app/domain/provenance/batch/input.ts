import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { positiveMilli } from "#app/kernel/number-input.ts";

export const createBatchInput = z.object({
  productId: identifier,
  /** The base it comes from; the product's own when left empty. */
  baseId: optionalText(64),
  supplierCode: optionalText(40),
  harvestedOn: businessDay,
  packedOn: businessDay,
  /** Last day of sale; worked out from the product's shelf life when left empty. */
  bestBeforeOn: z.union([z.literal("").transform(() => undefined), businessDay]).optional(),
  /** Kilograms, up to three decimals. */
  quantityKilograms: positiveMilli(100_000_000),
  /** Whether its harvest and packing are recorded on its timeline, at its base on these days. */
  recordsSteps: z.boolean().optional().default(false),
});
export type CreateBatch = z.input<typeof createBatchInput>;

export const batchInput = z.object({ batchId: identifier });
export type BatchReference = z.input<typeof batchInput>;

export const holdBatchInput = z.object({ batchId: identifier, reason: requiredText(500) });
export type HoldBatch = z.input<typeof holdBatchInput>;
