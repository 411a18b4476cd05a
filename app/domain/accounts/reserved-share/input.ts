import { z } from "zod";
import { requiredText } from "#app/kernel/input.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";

export const recordReservedShareInput = z.object({
  year: wholeNumber(2020, 2100),
  jurisdiction: requiredText(40),
  /** Percent, one hundred at most. */
  percent: wholeNumber(1, 100),
  /** The document that says so. */
  source: requiredText(120),
});
export type RecordReservedShare = z.input<typeof recordReservedShareInput>;
