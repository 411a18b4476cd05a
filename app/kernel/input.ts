/**
 * Building blocks of input schemas; the form and the act validate with the same objects. A message given here is a
 * key of the `fields` catalogue; everything else is worded by the error map of the reader's language.
 */
import { z } from "zod";
import { isDay } from "./calendar.ts";
import { MAX_FEN, parseYuan } from "./money.ts";

const MAX_PACKS = 1_000_000;

/** Refuses what PostgreSQL cannot store (NUL), other control characters but tabs and line breaks, and what UTF-8 cannot encode. */
function isStorable(text: string): boolean {
  return !CONTROL.test(text) && text.isWellFormed();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are refused
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/**
 * What nobody sees and text copied from elsewhere brings along: spaces of no width, marks of byte order, and what turns the
 * direction of writing, with which a name can be made to read as another.
 */
const UNSEEN = /[\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

const storable = z
  .string()
  .overwrite((text) => text.replace(UNSEEN, ""))
  .trim()
  .refine(isStorable, "characters");

/** Any text as long as an identifier; what is not a real one is found by nobody. */
export const identifier = storable.min(1).max(64);

/** A text that must say something, at most `max` characters. */
export const requiredText = (max: number) => storable.min(1).max(max);

/** A text that may be left empty, at most `max` characters. */
export const optionalText = (max: number) => storable.max(max).optional().default("");

/** A real business day, `YYYY-MM-DD`. */
export const businessDay = z.string().trim().refine(isDay, "date");

/**
 * A number that another act hands over. Not a `z.number()`: a form parser would turn any text that JavaScript takes
 * for a number into one ("1e3", "0x10"), and a text that is no amount in yuan into one in fen.
 */
export const givenNumber = z.custom<number>((value) => typeof value === "number" && Number.isFinite(value));

const wholeNumber = z.union(
  [
    givenNumber,
    z
      .string()
      .trim()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ],
  "integer",
);

/** Whole packs from 1 on; fractions, signs and exponents are refused. */
export const wholePacks = wholeNumber.pipe(z.number().int().min(1).max(MAX_PACKS));

/** Whole packs from 0 on. */
export const wholePacksOrNone = wholeNumber.pipe(z.number().int().min(0).max(MAX_PACKS));

/** An amount typed in yuan, as positive fen. */
export const positiveYuan = z
  .string()
  .transform((text, refusal) => {
    const fen = parseYuan(text);
    if (fen !== null && fen > 0) return fen;
    refusal.addIssue({ code: "custom", message: "amount" });
    return z.NEVER;
  })
  .pipe(z.number().int().max(MAX_FEN));

/** An amount as a form types it (yuan, text) or as another act hands it over (fen, number); positive fen either way. */
export const yuanOrFen = z.union(
  [positiveYuan, givenNumber.refine((fen) => Number.isInteger(fen) && fen >= 1 && fen <= MAX_FEN)],
  "amount",
);
