import { and, eq, ne, sql } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { sessions } from "#db/schema/accounts.server.ts";
import { actedForFirst, type CurrentSession } from "./current.server.ts";
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

/**
 * Ends the sessions on which a member who was removed just now acted for the organisation, so that a page left open does
 * not act for another one of theirs instead; sessions that act for another stay. Returns how many ended.
 */
export async function endSessionsOfMember(
  ctx: InTransaction,
  { id, userId }: { id: string; userId: string },
): Promise<number> {
  const ended = await ctx.db
    .delete(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        sql`${id} = (
          select m.id from memberships m
          where m.user_id = ${userId} and (m.state = 'active' or m.id = ${id})
          order by ${actedForFirst(sessions.activeOrganisationId)}
          limit 1)`,
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}
