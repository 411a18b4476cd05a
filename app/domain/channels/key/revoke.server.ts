import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { isPrefecture } from "#app/domain/channels/import/office.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { type ChannelKeyInput, channelKeyInput } from "./input.ts";
import { endKeys, lockPushingChannel } from "./records.server.ts";

/**
 * The prefecture ends a channel's key; what it pushed stays.
 * @throws DomainError `actor.forbidden` for any other office, `channel.not_found`, `channel.no_push`, `channel.no_key`.
 */
export async function revokeKey(ctx: AnyContext, raw: ChannelKeyInput): Promise<void> {
  requireCan(ctx, "channel.manage");
  if (!isPrefecture(ctx.actor)) throw new DomainError("actor.forbidden");
  const { channelCode } = channelKeyInput.parse(raw);
  await inTransaction(ctx, async (ctx) => {
    await lockPushingChannel(ctx, channelCode);
    if ((await endKeys(ctx, channelCode)) === 0) throw new DomainError("channel.no_key");
    await recordAudit(ctx, {
      action: "channel_key.revoked",
      subjectType: "channel",
      subjectId: channelCode,
    });
  });
}
