import { hashPassword } from "better-auth/crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { accounts, sessions, twoFactors, users } from "#db/schema/accounts.server.ts";
import { emailAddress, newPassword } from "./credentials.ts";

const resetPasswordInput = z.object({ email: emailAddress, newPassword });

/**
 * Gives somebody who forgot it a new password, removes their authenticator and ends all their sessions. Done by who
 * runs the platform, from the command line, after making sure who asks; no page leads here.
 * @throws DomainError `user.not_found`.
 */
export async function resetPassword(
  ctx: SystemContext,
  raw: z.input<typeof resetPasswordInput>,
): Promise<{ userId: string }> {
  const input = resetPasswordInput.parse(raw);
  const password = await hashPassword(input.newPassword);
  return inTransaction(ctx, async (ctx) => {
    const { userId } = oneRow(
      await ctx.db
        .update(users)
        .set({ twoFactorEnabled: false, updatedAt: ctx.now })
        .where(eq(users.email, input.email))
        .returning({ userId: users.id }),
      "user.not_found",
    );
    await ctx.db
      .update(accounts)
      .set({ password, updatedAt: ctx.now })
      .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential")));
    await ctx.db.delete(twoFactors).where(eq(twoFactors.userId, userId));
    await ctx.db.delete(sessions).where(eq(sessions.userId, userId));
    await recordAudit(ctx, { action: "user.password_reset", subjectType: "user", subjectId: userId });
    return { userId };
  });
}
