import { eq, lt, sql } from "drizzle-orm";
import { DomainError } from "#app/kernel/errors.ts";
import { attemptCounters } from "#db/schema/core.server.ts";
import type { AnyContext } from "./context.ts";

export type AttemptLimit = { limit: number; windowSeconds: number };

const PURGE_ONE_IN = 200;

/**
 * Counts one more try under `key` and lets it pass while no more than `limit` fall into the window, which begins with
 * the first try. Counted outside any transaction of the act, so that a refused act still counts.
 * @throws DomainError `request.too_many` with `retryAfterSeconds`.
 */
export async function countAttempt(
  ctx: AnyContext,
  key: string,
  { limit, windowSeconds }: AttemptLimit,
): Promise<void> {
  const endsAt = new Date(ctx.now.getTime() + windowSeconds * 1000);
  const over = sql`${attemptCounters.windowEndsAt} <= ${ctx.now.toISOString()}::timestamptz`;
  const [row] = await ctx.db
    .insert(attemptCounters)
    .values({ key, count: 1, windowEndsAt: endsAt })
    .onConflictDoUpdate({
      target: attemptCounters.key,
      set: {
        count: sql`case when ${over} then 1 else ${attemptCounters.count} + 1 end`,
        windowEndsAt: sql`case when ${over} then ${endsAt.toISOString()}::timestamptz else ${attemptCounters.windowEndsAt} end`,
      },
    })
    .returning({ count: attemptCounters.count, windowEndsAt: attemptCounters.windowEndsAt });
  if (Math.random() * PURGE_ONE_IN < 1) {
    await ctx.db.delete(attemptCounters).where(lt(attemptCounters.windowEndsAt, ctx.now));
  }
  if (row && row.count > limit) {
    const left = row.windowEndsAt.getTime() - ctx.now.getTime();
    throw new DomainError("request.too_many", { retryAfterSeconds: Math.max(1, Math.ceil(left / 1000)) });
  }
}

/** Takes back the last try under `key`, so that only the tries that failed are counted. */
export async function uncountAttempt(ctx: AnyContext, key: string): Promise<void> {
  await ctx.db
    .update(attemptCounters)
    .set({ count: sql`greatest(${attemptCounters.count} - 1, 0)` })
    .where(eq(attemptCounters.key, key));
}

/** Forgets the tries under `key`, after one that succeeded. */
export async function forgetAttempts(ctx: AnyContext, key: string): Promise<void> {
  await ctx.db.delete(attemptCounters).where(eq(attemptCounters.key, key));
}
