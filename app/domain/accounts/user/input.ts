import { z } from "zod";
import { requiredText } from "#app/kernel/input.ts";
import { emailAddress, newPassword } from "./credentials.ts";

export const createUserInput = z.object({
  name: requiredText(60),
  email: emailAddress,
  password: newPassword,
});
export type CreateUser = z.input<typeof createUserInput>;
