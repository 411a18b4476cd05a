import { z } from "zod";
import { emailAddress, givenPassword, newPassword } from "#app/domain/accounts/user/credentials.ts";
import { identifier, requiredText } from "#app/kernel/input.ts";

export const signInInput = z.object({ email: emailAddress, password: givenPassword });
export type SignIn = z.input<typeof signInInput>;

/** Six digits of the authenticator, or one of the backup codes. */
export const secondFactorInput = z.object({
  code: requiredText(40).transform((text) => text.replaceAll(/\s/g, "")),
});
export type SecondFactor = z.input<typeof secondFactorInput>;

/** A prepared authenticator as the page that shows it sends it along with the first code, to be shown again if that is wrong. */
export const shownTotpInput = z.object({
  uri: z.string().max(400).startsWith("otpauth://totp/"),
  backupCodes: z.array(z.string().max(40)).max(10),
});

export const passwordConfirmationInput = z.object({ password: givenPassword });
export type PasswordConfirmation = z.input<typeof passwordConfirmationInput>;

export const changePasswordInput = z
  .object({ currentPassword: givenPassword, newPassword, repeatedPassword: z.string().max(128) })
  .refine((given) => given.newPassword === given.repeatedPassword, {
    path: ["repeatedPassword"],
    message: "password_repeated",
  });
export type ChangePassword = z.input<typeof changePasswordInput>;

export const changeProfileInput = z.object({ name: requiredText(60) });
export type ChangeProfile = z.input<typeof changeProfileInput>;

export const endSessionInput = z.object({ sessionId: identifier });
export type EndSession = z.input<typeof endSessionInput>;

export const chooseOrganisationInput = z.object({ organisationId: identifier });
export type ChooseOrganisation = z.input<typeof chooseOrganisationInput>;
