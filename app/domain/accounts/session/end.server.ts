import { and, eq, ne } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { sessions } from "#db/schema/accounts.server.ts";
import type { CurrentSession } from "./current.server.ts";
import { type EndSession, endSessionInput } from "./input.ts";

/** Ends one session of the person, the current one or that of another device. @throws DomainError `session.not_found`. */
export async function endSession(ctx: AnyContext, current: CurrentSession, raw: EndSession): Promise<void> {
  const { sessionId } = endSessionInput.parse(raw);
  if (!isId(sessionId)) throw new DomainError("session.not_found");
  await inTransaction(ctx, async (ctx) => {
    oneRow(
      await ctx.db
        .delete(sessions)
        .where(and(eq(sessions.id, sessionId), eq(sessions.userId, current.user.id)))
        .returning({ id: sessions.id }),
      "session.not_found",
    );
    await recordAudit(ctx, { action: "session.ended", subjectType: "user", subjectId: current.user.id });
  });
}

/** Ends every session of the person, or with `keepCurrent` every other one; returns how many ended. */
export async function endAllSessions(
  ctx: AnyContext,
  current: CurrentSession,
  { keepCurrent }: { keepCurrent: boolean },
): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .delete(sessions)
      .where(
        and(
          eq(sessions.userId, current.user.id),
          keepCurrent ? ne(sessions.id, current.sessionId) : undefined,
        ),
      )
      .returning({ id: sessions.id });
    await recordAudit(ctx, {
      action: "session.all_ended",
      subjectType: "user",
      subjectId: current.user.id,
      after: { ended: ended.length },
    });
    return ended.length;
  });
}
