import { requirePassword } from "#app/domain/accounts/user/password.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import type { CurrentSession } from "./current.server.ts";
import { cookiesOf, type Device, headersOf, type Identity, refusalOf } from "./identity.server.ts";
import {
  type PasswordConfirmation,
  passwordConfirmationInput,
  type SecondFactor,
  secondFactorInput,
} from "./input.ts";

export type TotpOffer = {
  /** `otpauth://` address for an authenticator application. */
  uri: string;
  /** Each lets the person in once without the authenticator; shown this once. */
  backupCodes: string[];
};

/**
 * Prepares an authenticator: a new secret and ten backup codes, in force once a first code confirms them.
 * @throws DomainError `user.password_wrong`, `user.second_factor_on`, `request.too_many`.
 */
export async function prepareTotp(
  ctx: AnyContext,
  identity: Identity,
  device: Device,
  current: CurrentSession,
  raw: PasswordConfirmation,
): Promise<TotpOffer> {
  const { password } = passwordConfirmationInput.parse(raw);
  if (current.user.twoFactorEnabled) throw new DomainError("user.second_factor_on");
  await requirePassword(ctx, current.user.id, password);
  const answer = await refused("user.second_factor_on", () =>
    identity.api.enableTwoFactor({ body: { password }, headers: headersOf(device) }),
  );
  if (!("totpURI" in answer)) throw new DomainError("user.second_factor_on");
  return { uri: answer.totpURI, backupCodes: answer.backupCodes };
}

/**
 * Confirms the prepared authenticator with its first code; from the next sign-in on it is asked for. The session is
 * replaced: returns the Set-Cookie lines of the new one.
 * @throws DomainError `session.code_wrong`, `user.second_factor_on`.
 */
export async function confirmTotp(
  ctx: AnyContext,
  identity: Identity,
  device: Device,
  current: CurrentSession,
  raw: SecondFactor,
): Promise<{ cookies: string[] }> {
  const { code } = secondFactorInput.parse(raw);
  if (current.user.twoFactorEnabled) throw new DomainError("user.second_factor_on");
  const answer = await refused("session.code_wrong", () =>
    identity.api.verifyTOTP({ body: { code }, headers: headersOf(device), returnHeaders: true }),
  );
  await audit(ctx, current, "user.second_factor_added");
  return { cookies: cookiesOf(answer.headers) };
}

/**
 * Removes the authenticator and its backup codes. Returns the Set-Cookie lines of the replaced session.
 * @throws DomainError `user.password_wrong`, `user.second_factor_off`, `request.too_many`.
 */
export async function removeTotp(
  ctx: AnyContext,
  identity: Identity,
  device: Device,
  current: CurrentSession,
  raw: PasswordConfirmation,
): Promise<{ cookies: string[] }> {
  const { password } = passwordConfirmationInput.parse(raw);
  if (!current.user.twoFactorEnabled) throw new DomainError("user.second_factor_off");
  await requirePassword(ctx, current.user.id, password);
  const answer = await refused("user.second_factor_off", () =>
    identity.api.disableTwoFactor({ body: { password }, headers: headersOf(device), returnHeaders: true }),
  );
  await audit(ctx, current, "user.second_factor_removed");
  return { cookies: cookiesOf(answer.headers) };
}

async function refused<Answer>(
  code: "user.second_factor_on" | "user.second_factor_off" | "session.code_wrong",
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (refusalOf(error) === null) throw error;
    throw new DomainError(code);
  }
}

async function audit(ctx: AnyContext, current: CurrentSession, action: string): Promise<void> {
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, { action, subjectType: "user", subjectId: current.user.id }),
  );
}
