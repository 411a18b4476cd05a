import { and, asc, eq, isNull, ne } from "drizzle-orm";
import { can, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { isPrefecture } from "#app/domain/channels/import/office.ts";
import { channelKeys } from "#db/schema/channels.server.ts";
import { channels } from "#db/schema/ledger.server.ts";

/** The channels that sales come from by import, what their rows must name, and whether a key is valid. */
export async function listChannels(ctx: AnyContext) {
  requireCan(ctx, "ledger.read");
  const rows = await ctx.db
    .select({
      code: channels.code,
      nameZh: channels.nameZh,
      nameEn: channels.nameEn,
      kind: channels.kind,
      namedByPlan: channels.namedByPlan,
      saleKeys: channels.saleKeys,
      mayPush: channels.mayPush,
      keyIssuedAt: channelKeys.issuedAt,
    })
    .from(channels)
    .leftJoin(channelKeys, and(eq(channelKeys.channelCode, channels.code), isNull(channelKeys.revokedAt)))
    .where(ne(channels.kind, "own-platform"))
    .orderBy(asc(channels.position));
  return { channels: rows, mayManage: can(ctx.actor, "channel.manage") && isPrefecture(ctx.actor) };
}
export type ListedChannel = Awaited<ReturnType<typeof listChannels>>["channels"][number];
