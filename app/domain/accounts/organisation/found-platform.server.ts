import { eq } from "drizzle-orm";
import { createUserWithPassword } from "#app/domain/accounts/user/create.server.ts";
import type { CreateUser } from "#app/domain/accounts/user/input.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { SystemContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { memberships, organisations } from "#db/schema/accounts.server.ts";

const SHORT_CODE = "HQ";

/**
 * Creates the platform's own organisation and its first administrator, who approves the first offices. Done once,
 * from the command line or while the demonstration world is built; no page leads here.
 * @throws DomainError `organisation.wrong_state` when there is a platform already, `user.email_taken`.
 */
export async function foundPlatform(
  ctx: SystemContext,
  { name, admin }: { name: string; admin: CreateUser },
): Promise<{ organisationId: string; userId: string }> {
  return inTransaction(ctx, async (ctx) => {
    const founded = await ctx.db.$count(organisations, eq(organisations.kind, "platform"));
    if (founded > 0) throw new DomainError("organisation.wrong_state");
    const { userId } = await createUserWithPassword(ctx, admin);
    const organisationId = newId(ctx.now);
    await ctx.db.insert(organisations).values({
      id: organisationId,
      kind: "platform",
      state: "approved",
      name,
      shortCode: SHORT_CODE,
      contactName: admin.name,
      contactPhone: "",
      isDemo: ctx.demo,
      appliedAt: ctx.now,
      appliedById: userId,
      decidedAt: ctx.now,
    });
    await ctx.db.insert(memberships).values({
      id: newId(ctx.now),
      organisationId,
      userId,
      roles: ["platform-admin"],
      createdAt: ctx.now,
    });
    await recordAudit(ctx, {
      action: "platform.founded",
      subjectType: "organisation",
      subjectId: organisationId,
      after: { name, userId },
    });
    return { organisationId, userId };
  });
}
