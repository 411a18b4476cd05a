import { z } from "zod";
import { identifier, optionalText, requiredText, yuanOrFen } from "#app/kernel/input.ts";
import { wholeNumber } from "#app/kernel/number-input.ts";

const unitFields = {
  name: requiredText(60),
  /** A unit without a canteen has no reserved share. */
  hasCanteen: z.boolean().optional().default(false),
  /** By whose rule its share is reserved; empty for the platform's own. */
  jurisdiction: optionalText(40),
};

export const createBudgetUnitInput = z.object({ code: requiredText(20), ...unitFields });
export type CreateBudgetUnit = z.input<typeof createBudgetUnitInput>;

export const editBudgetUnitInput = z.object({
  budgetUnitId: identifier,
  ...unitFields,
  /** What is not in use any more is not offered for new requisitions. */
  isActive: z.boolean().optional().default(false),
});
export type EditBudgetUnit = z.input<typeof editBudgetUnitInput>;

export const planSpendInput = z.object({
  budgetUnitId: identifier,
  year: wholeNumber(2020, 2100),
  /** Yuan as text, fen as a number. */
  amount: yuanOrFen,
});
export type PlanSpend = z.input<typeof planSpendInput>;
