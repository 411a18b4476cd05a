import { z } from "zod";
import { givenNumber, identifier, optionalText, requiredText, yuanOrFen } from "#app/kernel/input.ts";
import { MAX_FEN, parseYuan } from "#app/kernel/money.ts";
import { targetBases, targetDimensions } from "#db/vocabulary/ledger.ts";

const year = z
  .union(
    [
      givenNumber,
      z
        .string()
        .regex(/^\d{4}$/)
        .transform(Number),
    ],
    "integer",
  )
  .pipe(z.number().int().min(2021).max(2100));

/** Yuan as typed, an empty field for nothing, or fen as another act hands it over. */
const partAmount = z.union(
  [
    z.string().transform((text, refusal) => {
      const fen = text.trim() === "" ? 0 : parseYuan(text);
      if (fen !== null && fen >= 0) return fen;
      refusal.addIssue({ code: "custom", message: "amount" });
      return z.NEVER;
    }),
    givenNumber.refine((fen) => Number.isInteger(fen) && fen >= 0 && fen <= MAX_FEN),
  ],
  "amount",
);

export const divideTargetInput = z.object({
  year,
  dimension: z.enum(targetDimensions),
  basis: z.enum(targetBases),
  parts: z
    .array(z.object({ key: identifier, amount: partAmount.optional().default(0) }))
    .min(1)
    .max(100),
  /** Why the parts do not sum to the whole, where they do not. */
  gapReason: optionalText(300),
});
export type DivideTarget = z.input<typeof divideTargetInput>;

export const setTargetInput = z.object({
  year,
  amount: yuanOrFen,
  source: requiredText(120),
  reason: requiredText(300),
});
export type SetTarget = z.input<typeof setTargetInput>;
