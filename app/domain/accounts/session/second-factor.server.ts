import { eq } from "drizzle-orm";
import { countAttempt, uncountAttempt } from "#app/domain/core/attempts.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError, isDomainError } from "#app/kernel/errors.ts";
import { sessions } from "#db/schema/accounts.server.ts";
import { cookiesOf, type Device, headersOf, type Identity, refusalOf } from "./identity.server.ts";
import { type SecondFactor, secondFactorInput } from "./input.ts";

const PER_ADDRESS = { limit: 30, windowSeconds: 15 * 60 };
/** A code of the authenticator holds for its own half minute and the ones beside it. */
const PER_CODE = { limit: 1, windowSeconds: 90 };
const EXPIRED = new Set(["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"]);

/**
 * Finishes a sign-in that waits for the second factor: six digits of the authenticator, or a backup code, which is
 * then used up. Six digits sign in once too: whoever looked on cannot sign in with them. Returns the Set-Cookie lines of the
 * new session.
 * @throws DomainError `session.code_wrong`, `session.code_used` (sign in anew with the next one),
 * `session.challenge_expired` (sign in anew), `request.too_many`.
 */
export async function confirmSecondFactor(
  ctx: AnyContext,
  identity: Identity,
  device: Device,
  raw: SecondFactor,
): Promise<{ cookies: string[] }> {
  const { code } = secondFactorInput.parse(raw);
  const addressKey = `second-factor:address:${device.address ?? "unknown"}`;
  await countAttempt(ctx, addressKey, PER_ADDRESS);
  const answer = await ask(identity, device, code);
  await uncountAttempt(ctx, addressKey);
  const userId = answer.response.user.id;
  if (isOfAuthenticator(code)) await spendCode(ctx, userId, code, answer.response.token ?? "");
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, { action: "session.started", subjectType: "user", subjectId: userId }),
  );
  return { cookies: cookiesOf(answer.headers) };
}

function isOfAuthenticator(code: string): boolean {
  return /^\d{6}$/.test(code);
}

/** Of two who come with the same code one is let in; the session begun for the other ends before anybody was told of it. */
async function spendCode(ctx: AnyContext, userId: string, code: string, token: string): Promise<void> {
  try {
    await countAttempt(ctx, `second-factor:code:${userId}:${code}`, PER_CODE);
  } catch (error) {
    await ctx.db.delete(sessions).where(eq(sessions.token, token));
    throw isDomainError(error) ? new DomainError("session.code_used") : error;
  }
}

async function ask(identity: Identity, device: Device, code: string) {
  const request = { body: { code }, headers: headersOf(device), returnHeaders: true } as const;
  try {
    return isOfAuthenticator(code)
      ? await identity.api.verifyTOTP(request)
      : await identity.api.verifyBackupCode(request);
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    if (refusal === "ACCOUNT_TEMPORARILY_LOCKED")
      throw new DomainError("request.too_many", { retryAfterSeconds: 900 });
    throw new DomainError(EXPIRED.has(refusal) ? "session.challenge_expired" : "session.code_wrong");
  }
}
