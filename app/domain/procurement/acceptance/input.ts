import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText, wholePacksOrNone } from "#app/kernel/input.ts";
import { rejectionReasons } from "#db/vocabulary/procurement.ts";
import { parseCelsius } from "./temperature.ts";

/** A temperature as typed ("4.5"), or already in hundredths of a degree; empty means not taken. */
const temperature = z
  .union([z.string().trim().max(12), z.number().int().min(-6000).max(6000), z.null()])
  .optional()
  .transform((value, refusal) => {
    if (typeof value === "number") return value;
    if (!value) return null;
    const centi = parseCelsius(value);
    if (centi === null) refusal.addIssue({ code: "custom", message: "temperature" });
    return centi;
  });

const reason = z
  .union([z.literal(""), z.null(), z.enum(rejectionReasons)])
  .optional()
  .transform((word) => word || null);

/** What the receiver writes of one delivery line. */
const finding = {
  deliveryLineId: identifier,
  acceptedPacks: wholePacksOrNone,
  shortPacks: wholePacksOrNone,
  rejectedPacks: wholePacksOrNone,
  rejectionReason: reason,
  rejectionNote: optionalText(300),
  temperature,
  temperatureReason: optionalText(300),
};

const head = { deliveryId: identifier, receivedOn: businessDay, note: optionalText(500) };

/** Photographs of one line. */
const MOST_PHOTOGRAPHS = 6;
const MOST_LINES = 600;

export const draftAcceptanceInput = z.object({
  ...head,
  lines: z
    .array(
      z.object({
        ...finding,
        /** Photographs already stored. */
        photographIds: z.array(identifier).max(MOST_PHOTOGRAPHS).optional().default([]),
      }),
    )
    .min(1)
    .max(MOST_LINES),
});
export type DraftAcceptance = z.input<typeof draftAcceptanceInput>;

/** The form of an acceptance: the same, with its photographs still to be stored. */
export const receiveDeliveryInput = z.object({
  ...head,
  lines: z
    .array(
      z.object({ ...finding, photographs: z.array(z.file()).max(MOST_PHOTOGRAPHS).optional().default([]) }),
    )
    .min(1)
    .max(MOST_LINES),
});
export type ReceiveDelivery = z.input<typeof receiveDeliveryInput>;

export const signAcceptanceInput = z.object({ acceptanceId: identifier });
export type SignAcceptance = z.input<typeof signAcceptanceInput>;

export const withdrawAcceptanceInput = z.object({ acceptanceId: identifier, reason: requiredText(300) });
export type WithdrawAcceptance = z.input<typeof withdrawAcceptanceInput>;
