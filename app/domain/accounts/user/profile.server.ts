import { eq } from "drizzle-orm";
import type { CurrentSession } from "#app/domain/accounts/session/current.server.ts";
import { type ChangeProfile, changeProfileInput } from "#app/domain/accounts/session/input.ts";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { users } from "#db/schema/accounts.server.ts";

/** Changes the name under which the person signs. */
export async function changeProfile(
  ctx: AnyContext,
  current: CurrentSession,
  raw: ChangeProfile,
): Promise<void> {
  const { name } = changeProfileInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.update(users).set({ name, updatedAt: ctx.now }).where(eq(users.id, current.user.id));
    await recordAudit(ctx, {
      action: "user.renamed",
      subjectType: "user",
      subjectId: current.user.id,
      before: { name: current.user.name },
      after: { name },
    });
  });
}
