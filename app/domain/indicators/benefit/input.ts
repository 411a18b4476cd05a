import { z } from "zod";
import { businessDay, identifier, requiredText, yuanOrFen } from "#app/kernel/input.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";

const MOST_HOUSEHOLDS = 1_000_000;

/** Yuan as typed, or fen; empty is nothing. */
const optionalAmount = z.union([z.literal("").transform(() => undefined), yuanOrFen], "amount").optional();

export const reportBenefitInput = z.object({
  year: wholeNumber(2000, 2099),
  asOf: businessDay,
  households: wholeNumber(1, MOST_HOUSEHOLDS),
  formerlyPoor: wholeNumber(0, MOST_HOUSEHOLDS),
  order: optionalAmount,
  employment: optionalAmount,
  dividend: optionalAmount,
  landRent: optionalAmount,
  other: optionalAmount,
  basis: requiredText(300),
});
export type ReportBenefit = z.input<typeof reportBenefitInput>;
export type ReadBenefit = z.output<typeof reportBenefitInput>;

export const verifyBenefitInput = z.object({ reportId: identifier });
export type VerifyBenefit = z.input<typeof verifyBenefitInput>;

export const sendBackBenefitInput = z.object({ reportId: identifier, reason: requiredText(500) });
export type SendBackBenefit = z.input<typeof sendBackBenefitInput>;
