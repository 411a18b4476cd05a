import { z } from "zod";
import { businessDay, identifier, optionalText, requiredText, yuanOrFen } from "#app/kernel/input.ts";

export const registerFapiaoInput = z.object({
  orderId: identifier,
  number: requiredText(40),
  /** Only of an invoice with an 8-digit number. */
  code: optionalText(20),
  amount: yuanOrFen,
  issuedOn: businessDay,
});
export type RegisterFapiao = z.input<typeof registerFapiaoInput>;
