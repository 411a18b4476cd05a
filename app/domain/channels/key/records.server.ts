import { and, eq, isNull } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { channelKeys } from "#db/schema/channels.server.ts";
import { channels } from "#db/schema/ledger.server.ts";

/** Locks a channel that may push. @throws DomainError `channel.not_found`, `channel.no_push`. */
export async function lockPushingChannel({ db }: InTransaction, code: string): Promise<void> {
  const [channel] = await db
    .select({ mayPush: channels.mayPush })
    .from(channels)
    .where(eq(channels.code, code))
    .for("no key update");
  if (!channel) throw new DomainError("channel.not_found");
  if (!channel.mayPush) throw new DomainError("channel.no_push");
}

/** Ends the key of a channel that is valid, and says how many there were: one or none. */
export async function endKeys(ctx: InTransaction, channelCode: string): Promise<number> {
  const ended = await ctx.db
    .update(channelKeys)
    .set({ revokedAt: ctx.now, revokedById: ctx.actor.userId })
    .where(and(eq(channelKeys.channelCode, channelCode), isNull(channelKeys.revokedAt)))
    .returning({ id: channelKeys.id });
  return ended.length;
}
