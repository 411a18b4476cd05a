import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText, wholePacksOrNone } from "#app/kernel/input.ts";
import { rejectionReasons } from "#db/vocabulary/procurement.ts";
import { parseCelsius } from "./temperature.ts";

/** A temperature as typed, in hundredths of a degree; empty means not taken. */
const temperature = z
  .union([z.string().trim().max(12), z.null()])
  .optional()
  .transform((text, refusal) => {
    if (!text) return null;
    const centi = parseCelsius(text);
    if (centi === null) refusal.addIssue({ code: "custom", message: "temperature" });
    return centi;
  });

const reason = z
  .union([z.literal(""), z.null(), z.enum(rejectionReasons)])
  .optional()
  .transform((word) => word || null);

export const draftAcceptanceInput = z.object({
  deliveryId: identifier,
  receivedOn: businessDay,
  note: optionalText(500),
  lines: z
    .array(
      z.object({
        deliveryLineId: identifier,
        acceptedPacks: wholePacksOrNone,
        shortPacks: wholePacksOrNone,
        rejectedPacks: wholePacksOrNone,
        rejectionReason: reason,
        rejectionNote: optionalText(300),
        temperature,
        /** Photographs already stored, at most 6 of a line. */
        photographIds: z.array(identifier).max(6).optional().default([]),
      }),
    )

    .min(1)
    .max(600),
});
export type DraftAcceptance = z.input<typeof draftAcceptanceInput>;

export const signAcceptanceInput = z.object({ acceptanceId: identifier });
export type SignAcceptance = z.input<typeof signAcceptanceInput>;

export const withdrawAcceptanceInput = z.object({ acceptanceId: identifier, reason: requiredText(300) });
export type WithdrawAcceptance = z.input<typeof withdrawAcceptanceInput>;
