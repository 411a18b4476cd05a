import { z } from "zod";
import { parseCelsius } from "#app/domain/procurement/acceptance/temperature.ts";
import { occurrence } from "#app/domain/provenance/trace/input.ts";
import { identifier, optionalText, requiredText } from "#app/kernel/input.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";

/** Places that goods may pass through on one way. */
export const MOST_STOPS = 4;

const stop = z.object({
  placeId: z
    .union([z.literal(""), identifier])
    .optional()
    .default(""),
  arriveAt: z.union([z.literal("").transform(() => null), z.null(), occurrence]).optional(),
});

export const planShipmentInput = z.object({
  deliveryId: identifier,
  carrier: requiredText(80),
  vehicle: requiredText(40),
  driverName: optionalText(40),
  driverPhone: z
    .union([
      z.literal(""),
      z
        .string()
        .trim()
        .regex(/^[\d+() -]{5,24}$/, "phone"),
    ])
    .optional()
    .default(""),
  departAt: occurrence,
  /** In the order they are passed; a row without a place is left out. */
  stops: z.array(stop).max(MOST_STOPS).optional().default([]),
  arriveAt: occurrence,
});
export type PlanShipment = z.input<typeof planShipmentInput>;

/** A thermometer's figure as typed, or already in hundredths of a degree; empty where none was read. */
const temperature = z
  .union([z.string().trim().max(12), z.custom<number>((value) => Number.isInteger(value)), z.null()])
  .optional()
  .transform((value, refusal) => {
    if (typeof value === "number") return value;
    if (!value) return null;
    const centi = parseCelsius(value);
    if (centi === null) refusal.addIssue({ code: "custom", message: "temperature" });
    return centi;
  });

export const handOverInput = z.object({
  deliveryId: identifier,
  /** Which passage of the way this is (1, 2, 3 …): the same form sent twice names one that is recorded. */
  step: wholeNumber(1, 2 * (MOST_STOPS + 1)),
  at: occurrence,
  temperature,
});
export type HandOver = z.input<typeof handOverInput>;

/** Pictures of one shipment's loading. */
export const MOST_LOADING_PHOTOGRAPHS = 8;

export const loadingPhotographInput = z.object({ deliveryId: identifier });
export type LoadingPhotograph = z.input<typeof loadingPhotographInput>;
