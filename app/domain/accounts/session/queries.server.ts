import { and, desc, eq, gt } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { sessions } from "#db/schema/accounts.server.ts";
import type { CurrentSession } from "./current.server.ts";

/** Where the person is signed in, newest first; the token itself is never shown. */
export async function listSessions(ctx: AnyContext, current: CurrentSession) {
  const rows = await ctx.db
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      ipAddress: sessions.ipAddress,
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, current.user.id), gt(sessions.expiresAt, ctx.now)))
    .orderBy(desc(sessions.createdAt))
    .limit(100);
  return rows.map((row) => ({ ...row, isCurrent: row.id === current.sessionId }));
}
