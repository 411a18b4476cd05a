import { countAttempt, forgetAttempts, uncountAttempt } from "#app/domain/core/attempts.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { cookiesOf, type Device, headersOf, type Identity, refusalOf } from "./identity.server.ts";
import { type SignIn, signInInput } from "./input.ts";

/** Tries that failed; a success takes its own back. */
const PER_ACCOUNT = { limit: 10, windowSeconds: 15 * 60 };
const PER_ADDRESS = { limit: 60, windowSeconds: 15 * 60 };

export type SignInOutcome = {
  /** Whether a code of the authenticator is still asked for. */
  secondFactor: boolean;
  /** Set-Cookie lines of the answer. */
  cookies: string[];
};

/**
 * Begins a session with address and password. An unknown address and a wrong password get the same answer after the
 * same work.
 * @throws DomainError `session.credentials_wrong`, `request.too_many`.
 */
export async function signIn(
  ctx: AnyContext,
  identity: Identity,
  device: Device,
  raw: SignIn,
): Promise<SignInOutcome> {
  const { email, password } = signInInput.parse(raw);
  const accountKey = `sign-in:account:${email}`;
  const addressKey = `sign-in:address:${device.address ?? "unknown"}`;
  await countAttempt(ctx, addressKey, PER_ADDRESS);
  await countAttempt(ctx, accountKey, PER_ACCOUNT);
  const answer = await ask(identity, device, email, password);
  await forgetAttempts(ctx, accountKey);
  await uncountAttempt(ctx, addressKey);
  const cookies = cookiesOf(answer.headers);
  if (!("user" in answer.response)) return { secondFactor: true, cookies };
  const userId = answer.response.user.id;
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, { action: "session.started", subjectType: "user", subjectId: userId }),
  );
  return { secondFactor: false, cookies };
}

async function ask(identity: Identity, device: Device, email: string, password: string) {
  try {
    return await identity.api.signInEmail({
      body: { email, password },
      headers: headersOf({ ...device, cookies: null }),
      returnHeaders: true,
    });
  } catch (error) {
    if (refusalOf(error) === null) throw error;
    throw new DomainError("session.credentials_wrong");
  }
}
