import { z } from "zod";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { placeTiers } from "#db/vocabulary/logistics.ts";

export const registerPlaceInput = z.object({
  /** Letters, digits and dashes, as on the place's sign. */
  code: z
    .string()
    .trim()
    .transform((code) => code.normalize("NFKC").toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,23}$/, "code")),
  tier: z.enum(placeTiers),
  nameZh: requiredText(60),
  nameEn: requiredText(80),
  countyCode: requiredText(12),
  township: optionalText(40),
  /** The place of the tier above; empty for a county centre. */
  parentId: z
    .union([z.literal(""), z.null(), identifier])
    .optional()
    .transform((id) => id || null),
  contactName: requiredText(40),
  contactPhone: z
    .string()
    .trim()
    .regex(/^[\d+() -]{5,24}$/, "phone"),
});
export type RegisterPlace = z.input<typeof registerPlaceInput>;

export const retirePlaceInput = z.object({ placeId: identifier, reason: requiredText(300) });
export type RetirePlace = z.input<typeof retirePlaceInput>;
