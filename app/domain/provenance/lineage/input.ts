import { z } from "zod";
import { businessDay, identifier, optionalText } from "#app/kernel/input.ts";
import { optionalMilli, positiveMilli } from "#app/kernel/number-input.ts";
import type { MakingKind } from "./combine.ts";

export const makingKinds = [
  "split",
  "mixed",
  "repacked",
  "processed",
] as const satisfies readonly MakingKind[];

/** Most batches that may go into one. */
export const MOST_INPUTS = 50;

export const makeBatchInput = z.object({
  kind: z.enum(makingKinds),
  productId: identifier,
  packedOn: businessDay,
  /** Last day of sale; never later than that of what went in, unless processed. Left empty: worked out. */
  bestBeforeOn: z.union([z.literal("").transform(() => undefined), businessDay]).optional(),
  supplierCode: optionalText(40),
  /** Kilograms that came out, up to three decimals. */
  quantityKilograms: positiveMilli(100_000_000),
  /** Kilograms of each batch that went in; lines left empty are passed over. */
  inputs: z
    .array(z.object({ batchId: identifier, kilograms: optionalMilli(100_000_000) }))
    .max(MOST_INPUTS)
    .default([]),
});
export type MakeBatch = z.input<typeof makeBatchInput>;
