import { and, asc, desc, eq, sql } from "drizzle-orm";
import { can, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { keepsImportsOf } from "#app/domain/channels/import/office.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { dayOf, startOfDay } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { counties } from "#db/schema/accounts.server.ts";
import { channelImportRows, livestreamSessions } from "#db/schema/channels.server.ts";
import { keptFor } from "./scope.server.ts";

const posted = sql`${channelImportRows.state} = 'posted'`;
const shown = {
  id: livestreamSessions.id,
  code: livestreamSessions.code,
  title: livestreamSessions.title,
  host: livestreamSessions.host,
  platform: livestreamSessions.platform,
  heldOn: livestreamSessions.heldOn,
  pinnedProducts: livestreamSessions.pinnedProducts,
  countyZh: counties.nameZh,
  countyEn: counties.nameEn,
  isDemo: livestreamSessions.isDemo,
  grossFen:
    sql<number>`coalesce(sum(${channelImportRows.amountFen}) filter (where ${posted} and ${channelImportRows.amountFen} > 0), 0)::bigint`.mapWith(
      Number,
    ),
  refundedFen:
    sql<number>`coalesce(-sum(${channelImportRows.amountFen}) filter (where ${posted} and ${channelImportRows.amountFen} < 0), 0)::bigint`.mapWith(
      Number,
    ),
  sales: sql<number>`count(*) filter (where ${posted} and ${channelImportRows.amountFen} > 0)`.mapWith(
    Number,
  ),
};

const read = ({ db }: Pick<AnyContext, "db">) =>
  db
    .select(shown)
    .from(livestreamSessions)
    .innerJoin(counties, eq(counties.code, livestreamSessions.countyCode))
    .leftJoin(channelImportRows, eq(channelImportRows.sessionId, livestreamSessions.id))
    .groupBy(livestreamSessions.id, counties.code)
    .$dynamic();

/** Livestream sessions, the latest first, one page, each with what was sold, what was refunded, and where new ones may be added. */
export async function listLivestreams(ctx: AnyContext, after: string | null) {
  requireCan(ctx, "ledger.read");
  const { actor, db } = ctx;
  const position = readPosition(after);
  const held = position && dayOf(position.at);
  const rows = await read(ctx)
    .where(
      and(
        keptFor(actor, livestreamSessions.countyCode),
        position && held
          ? sql`(${livestreamSessions.heldOn}, ${livestreamSessions.id}) < (${held}::date, ${position.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(livestreamSessions.heldOn), desc(livestreamSessions.id))
    .limit(PAGE_ROWS + 1);
  const places = await db
    .select({ code: counties.code, nameZh: counties.nameZh, nameEn: counties.nameEn })
    .from(counties)
    .orderBy(asc(counties.position));
  return {
    ...pageOf(rows, ({ heldOn, id }) => ({ at: startOfDay(heldOn), id })),
    counties: can(actor, "sales.import") ? places.filter(({ code }) => keepsImportsOf(actor, code)) : [],
  };
}

/** One session with its net. @throws DomainError `livestream.not_found`. */
export async function getLivestream(ctx: AnyContext, sessionId: string) {
  requireCan(ctx, "ledger.read");
  if (!isId(sessionId)) throw new DomainError("livestream.not_found");
  const rows = await read(ctx).where(
    and(eq(livestreamSessions.id, sessionId), keptFor(ctx.actor, livestreamSessions.countyCode)),
  );
  return oneRow(rows, "livestream.not_found");
}
export type ShownLivestream = Awaited<ReturnType<typeof getLivestream>>;
