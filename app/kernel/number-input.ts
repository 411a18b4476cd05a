/** Numbers as people type them into forms: whole numbers in a range, and decimals kept as integer thousandths. */
import { z } from "zod";

/** A whole number from `min` to `max`; fractions and exponents are refused. */
export const wholeNumber = (min: number, max: number) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^-?\d{1,12}$/)
          .transform(Number),
      ],
      "integer",
    )
    .pipe(z.number().int().min(min).max(max));

/** A whole number that may be left empty. */
export const optionalWholeNumber = (min: number, max: number) =>
  z.union([z.literal("").transform(() => undefined), wholeNumber(min, max)], "integer").optional();

/**
 * Reads a decimal with at most three places ("12.5", "１２", "1,200") into integer thousandths (12500 …).
 * Returns null for anything else.
 */
export function parseMilli(text: string): number | null {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,3}))?$/.exec(text.normalize("NFKC").replace(/[,\s]/g, ""));
  if (!match) return null;
  const milli = Number(match[2]) * 1000 + Number((match[3] ?? "").padEnd(3, "0"));
  return match[1] && milli !== 0 ? -milli : milli;
}

/** A positive decimal of at most three places, up to `max` whole units, as integer thousandths: kilograms in grams. */
export const positiveMilli = (max: number) =>
  z.string().transform((text, refusal) => {
    const milli = parseMilli(text);
    if (milli !== null && milli > 0 && milli <= max * 1000) return milli;
    refusal.addIssue({ code: "custom", message: "number" });
    return z.NEVER;
  });
