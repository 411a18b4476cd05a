import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText } from "#app/kernel/input.ts";

export const addSessionInput = z.object({
  /** As sales name it. */
  code: z
    .string()
    .trim()
    .transform((code) => code.normalize("NFKC").toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/, "code")),
  title: requiredText(100),
  host: requiredText(60),
  platform: requiredText(60),
  heldOn: businessDay,
  countyCode: identifier,
  /** One product a line. */
  pinned: optionalText(2000).transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, 50),
  ),
});
export type AddSession = z.input<typeof addSessionInput>;
