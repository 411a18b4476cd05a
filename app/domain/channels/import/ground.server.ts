import { and, eq } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import type { Ground } from "#app/domain/channels/reading/interpret.ts";
import { listClosedYears } from "#app/domain/ledger/period/queries.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { counties, districts, organisations } from "#db/schema/accounts.server.ts";
import { industries } from "#db/schema/catalogue.server.ts";
import { livestreamSessions } from "#db/schema/channels.server.ts";
import type { Channel } from "./records.server.ts";

/** What the rows of a county's import are read against, as it is now. */
export async function groundOf(
  ctx: Pick<AnyContext, "db" | "now">,
  channel: Channel,
  countyCode: string,
): Promise<Ground> {
  const { db } = ctx;
  const named = <Table extends typeof counties | typeof districts | typeof industries>(table: Table) => ({
    code: table.code,
    nameZh: table.nameZh,
    nameEn: table.nameEn,
  });
  const countyRows = await db.select(named(counties)).from(counties);
  const districtRows = await db.select(named(districts)).from(districts);
  const industryRows = await db.select(named(industries)).from(industries);
  const sellers = await db
    .select({ id: organisations.id, name: organisations.name, sellerForce: organisations.sellerForce })
    .from(organisations)
    .where(
      and(
        eq(organisations.kind, "supplier"),
        eq(organisations.state, "approved"),
        eq(organisations.countyCode, countyCode),
      ),
    );
  const buyers = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.kind, "institution"), eq(organisations.state, "approved")));
  const sessions = await db
    .select({ id: livestreamSessions.id, code: livestreamSessions.code })
    .from(livestreamSessions)
    .where(eq(livestreamSessions.countyCode, countyCode));
  return {
    today: dayOf(ctx.now),
    closedYears: await listClosedYears(ctx),
    countyCode,
    channel,
    counties: countyRows,
    districts: districtRows,
    industries: industryRows,
    suppliers: new Map(
      sellers.flatMap(({ id, name, sellerForce }) => (sellerForce ? [[name, { id, sellerForce }]] : [])),
    ),
    buyers: new Map(buyers.map(({ id, name }) => [name, { id }])),
    sessions: new Map(sessions.map(({ id, code }) => [code, { id }])),
  };
}
