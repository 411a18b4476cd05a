import { hashPassword, verifyPassword } from "better-auth/crypto";
import { and, eq, ne } from "drizzle-orm";
import type { CurrentSession } from "#app/domain/accounts/session/current.server.ts";
import { type ChangePassword, changePasswordInput } from "#app/domain/accounts/session/input.ts";
import { countAttempt, forgetAttempts } from "#app/domain/core/attempts.server.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { accounts, sessions } from "#db/schema/accounts.server.ts";

const LIMIT = { limit: 10, windowSeconds: 15 * 60 };

const credentialOf = (userId: string) =>
  and(eq(accounts.userId, userId), eq(accounts.providerId, "credential"));

/** Proves that the person at the keyboard knows the password. @throws DomainError `user.password_wrong`, `request.too_many`. */
export async function requirePassword(ctx: AnyContext, userId: string, password: string): Promise<string> {
  const key = `password:${userId}`;
  await countAttempt(ctx, key, LIMIT);
  const [credential] = await ctx.db
    .select({ hash: accounts.password })
    .from(accounts)
    .where(credentialOf(userId));
  const hash = credential?.hash;
  if (!hash || !(await verifyPassword({ hash, password }))) throw new DomainError("user.password_wrong");
  await forgetAttempts(ctx, key);
  return hash;
}

/**
 * Replaces the password and ends every other session of the person.
 * @throws DomainError `user.password_wrong` (also when it was changed meanwhile), `request.too_many`.
 */
export async function changePassword(
  ctx: AnyContext,
  current: CurrentSession,
  raw: ChangePassword,
): Promise<void> {
  const input = changePasswordInput.parse(raw);
  const userId = current.user.id;
  const oldHash = await requirePassword(ctx, userId, input.currentPassword);
  const newHash = await hashPassword(input.newPassword);
  await inTransaction(ctx, async (ctx) => {
    oneRow(
      await ctx.db
        .update(accounts)
        .set({ password: newHash, updatedAt: ctx.now })
        .where(and(credentialOf(userId), eq(accounts.password, oldHash)))
        .returning({ id: accounts.id }),
      "user.password_wrong",
    );
    await ctx.db.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, current.sessionId)));
    await recordAudit(ctx, { action: "user.password_changed", subjectType: "user", subjectId: userId });
  });
}
