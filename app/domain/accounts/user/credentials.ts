import { z } from "zod";
import { requiredText } from "#app/kernel/input.ts";

/** An address of electronic mail, in lower case. */
export const emailAddress = requiredText(254).toLowerCase().pipe(z.email());

/** A new password: 10 to 128 characters, taken as typed. */
export const newPassword = z
  .string()
  .min(10)
  .max(128)
  .refine((text) => !text.includes("\u0000") && text.isWellFormed(), "characters");

/** A password given to prove who one is; its shape tells nothing. */
export const givenPassword = z.string().min(1).max(128);
