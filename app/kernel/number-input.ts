/** Numbers as people type them into forms: whole numbers in a range, and decimals kept as integer thousandths. */
import { z } from "zod";
import { givenNumber, positiveYuan } from "./input.ts";
import { MAX_FEN, withoutThousands } from "./money.ts";

/** A whole number from `min` to `max`; fractions and exponents are refused. */
export const wholeNumber = (min: number, max: number) =>
  z
    .union(
      [
        givenNumber,
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
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,3}))?$/.exec(withoutThousands(text) ?? "");
  if (!match) return null;
  const milli = Number(match[2]) * 1000 + Number((match[3] ?? "").padEnd(3, "0"));
  return match[1] && milli !== 0 ? -milli : milli;
}

/**
 * What a form's schema already made of its text: the act that is given it parses it once more. Not a `z.number()`,
 * into which a form parser would turn any text that JavaScript takes for a number.
 */
const parsedNumber = (min: number, max: number) =>
  z.custom<number>(
    (value) => typeof value === "number" && Number.isInteger(value) && value >= min && value <= max,
  );

/**
 * A positive decimal of at most three places, up to `max` whole units, as integer thousandths: kilograms in grams. A
 * text is read as typed; a number is thousandths already.
 */
export const positiveMilli = (max: number) =>
  z.union(
    [
      z.string().transform((text, refusal) => {
        const milli = parseMilli(text);
        if (milli !== null && milli > 0 && milli <= max * 1000) return milli;
        refusal.addIssue({ code: "custom", message: "number" });
        return z.NEVER;
      }),
      parsedNumber(1, max * 1000),
    ],
    "number",
  );

/** As {@link positiveMilli}, or left empty. */
export const optionalMilli = (max: number) =>
  z.union([z.literal("").transform(() => undefined), positiveMilli(max)], "number").optional();

/** A price: a text is yuan as typed, a number is fen already. */
export const price = z.union([positiveYuan, parsedNumber(1, MAX_FEN)], "amount");

/**
 * A decimal that may be negative or left empty, with up to `places` decimals and at most `limit` away from 0, as an
 * integer of its last place: degrees in millionths. A text is read as typed; a number is that integer already.
 */
export const optionalDecimal = (places: number, limit: number) => {
  const scale = 10 ** places;
  const pattern = new RegExp(`^-?\\d{1,9}(?:\\.\\d{1,${places}})?$`);
  return z
    .union(
      [
        z.string().transform((text, refusal) => {
          const typed = text.normalize("NFKC").trim();
          if (typed === "") return null;
          const number = pattern.test(typed) ? Number(typed) : Number.NaN;
          if (Math.abs(number) <= limit) return Math.round(number * scale);
          refusal.addIssue({ code: "custom", message: "number" });
          return z.NEVER;
        }),
        parsedNumber(-limit * scale, limit * scale),
        z.null(),
      ],
      "number",
    )
    .optional()
    .transform((value) => value ?? null);
};
