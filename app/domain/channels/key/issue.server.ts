import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { isPrefecture } from "#app/domain/channels/import/office.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { channelKeys } from "#db/schema/channels.server.ts";
import { type ChannelKeyInput, channelKeyInput } from "./input.ts";
import { endKeys, lockPushingChannel } from "./records.server.ts";
import { channelKeySecrets } from "./secret.server.ts";

/**
 * The prefecture gives a channel a key to push with; the one before ends with it. The secret is answered this once.
 * @throws DomainError `actor.forbidden` for any other office, `channel.not_found`, `channel.no_push`.
 */
export async function issueKey(
  ctx: AnyContext,
  raw: ChannelKeyInput,
): Promise<{ keyId: string; secret: string }> {
  requireCan(ctx, "channel.manage");
  if (!isPrefecture(ctx.actor)) throw new DomainError("actor.forbidden");
  const { channelCode } = channelKeyInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    await lockPushingChannel(ctx, channelCode);
    const ended = await endKeys(ctx, channelCode);
    const keyId = newId(ctx.now);
    const { secret, sealedSecret } = channelKeySecrets.issue(keyId);
    await ctx.db
      .insert(channelKeys)
      .values({ id: keyId, channelCode, sealedSecret, issuedById: ctx.actor.userId, issuedAt: ctx.now });
    await recordAudit(ctx, {
      action: "channel_key.issued",
      subjectType: "channel",
      subjectId: channelCode,
      before: { ended },
      after: { keyId },
    });
    return { keyId, secret };
  });
}
