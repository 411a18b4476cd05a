import { z } from "zod";
import { givenNumber, identifier, requiredText } from "#app/kernel/input.ts";

const number = z.union(
  [
    givenNumber,
    z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number),
  ],
  "integer",
);

/** A month of a year, or with month 0 the year. */
const period = {
  year: number.pipe(z.number().int().min(2021).max(2100)),
  month: number.pipe(z.number().int().min(0).max(12)),
};

export const closePeriodInput = z.object(period);
export type ClosePeriod = z.input<typeof closePeriodInput>;

export const askReopeningInput = z.object({ ...period, reason: requiredText(500) });
export type AskReopening = z.input<typeof askReopeningInput>;

export const decideReopeningInput = z.object({ reopeningId: identifier });
export type DecideReopening = z.input<typeof decideReopeningInput>;
