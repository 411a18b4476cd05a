import { z } from "zod";

/** Most readings of one request. */
export const MOST_READINGS = 10_000;
/** Coldest and warmest that a thermometer of ours measures, in hundredths of a degree Celsius. */
export const LOWEST_CENTI_C = -8000;
export const HIGHEST_CENTI_C = 8000;

/** What a device sends: measured when, with its offset from UTC, and how many degrees Celsius. */
export const sentReadings = z
  .array(
    z.strictObject({
      recordedAt: z.iso.datetime({ offset: true }),
      celsius: z
        .number()
        .min(LOWEST_CENTI_C / 100)
        .max(HIGHEST_CENTI_C / 100),
    }),
  )
  .min(1)
  .max(MOST_READINGS);
