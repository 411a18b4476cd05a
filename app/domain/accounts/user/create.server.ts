import { hashPassword } from "better-auth/crypto";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { Actor, AnyContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { accounts, users } from "#db/schema/accounts.server.ts";
import { type CreateUser, createUserInput } from "./input.ts";

/**
 * Creates a person who signs in with a password. Called by the acts through which people come in: an application to
 * join, an invitation, the building of the demonstration world. The password is hashed before the transaction.
 * @throws DomainError `user.email_taken`.
 */
export async function createUserWithPassword(ctx: AnyContext, raw: CreateUser): Promise<{ userId: string }> {
  const { name, email, password } = createUserInput.parse(raw);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, (ctx) => insertUser(ctx, { name, email, passwordHash }));
}

/** The rows of a person and the password, in the transaction that needs them. @throws DomainError `user.email_taken`. */
export async function insertUser(
  ctx: InTransaction<Actor | null>,
  { name, email, passwordHash }: { name: string; email: string; passwordHash: string },
): Promise<{ userId: string }> {
  const userId = newId(ctx.now);
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  const [created] = await ctx.db
    .insert(users)
    .values({ id: userId, name, email, isDemo: ctx.demo, ...times })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id });
  if (!created) throw new DomainError("user.email_taken", { email });
  await ctx.db.insert(accounts).values({
    id: newId(ctx.now),
    userId,
    accountId: userId,
    providerId: "credential",
    password: passwordHash,
    ...times,
  });
  await recordAudit(ctx, {
    action: "user.created",
    subjectType: "user",
    subjectId: userId,
    after: { name, email },
  });
  return { userId };
}
