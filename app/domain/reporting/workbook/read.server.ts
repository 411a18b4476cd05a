import { partyName } from "#app/domain/reporting/entries/party.server.ts";
import { and, asc, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { Actor, AnyContext, Context } from "#app/domain/core/context.ts";
import { getPolicy } from "#app/domain/ledger/policy/queries.server.ts";
import { countingFilter } from "#app/domain/ledger/policy/scope.ts";
import { matching } from "#app/domain/reporting/entries/list.server.ts";
import { readableEntries } from "#app/domain/reporting/entries/readable.server.ts";
import { readIndicators } from "#app/domain/reporting/indicators/read.server.ts";
import { readProgress } from "#app/domain/reporting/progress/read.server.ts";
import type { Database } from "#db/client.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { channelImportRows } from "#db/schema/channels.server.ts";
import {
  ledgerChainEnd,
  ledgerEntries,
  ledgerGrades,
  ledgerLinks,
  ledgerRoots,
} from "#db/schema/ledger.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";

/** Which year, counted how. A null policy is the published one. */
export type ReportAsked = { year: number; policyCode: string | null };

const yearOnly = (year: number) => ({
  year,
  policy: null,
  month: null,
  county: null,
  industry: null,
  channel: null,
  district: null,
  region: null,
  pair: null,
  force: null,
  fund: null,
});

/** The chain a report stands on: its end as it was read, and the root published last. */
async function readChain({ db }: Pick<AnyContext, "db">) {
  const [end] = await db.select().from(ledgerChainEnd).where(eq(ledgerChainEnd.id, 1));
  const [root] = await db.select().from(ledgerRoots).orderBy(desc(ledgerRoots.day)).limit(1);
  if (!end) throw new Error("the ledger has no end");
  return { end, root: root ?? null };
}

/** What every report of a year says before it says anything else: its figures, its scope, and the chain beneath. */
export async function readReport(ctx: AnyContext, { year, policyCode }: ReportAsked) {
  requireCan(ctx, "ledger.read");
  const progress = await readProgress(ctx, { year, policyCode });
  return { progress, chain: await readChain(ctx), madeAt: ctx.now };
}

export type Report = Awaited<ReturnType<typeof readReport>>;

/** Entries that count and that the reader may open, and their sum, beside the total of everybody's. */
export async function readListed(ctx: Context<Actor>, { year, policyCode }: ReportAsked) {
  const where = await counted(ctx, { year, policyCode });
  const [listed] = await ctx.db
    .select({
      amountFen: sql<number>`coalesce(sum(${ledgerEntries.amountFen}), 0)::bigint`.mapWith(Number),
      entryCount: sql<number>`count(*)::int`,
    })
    .from(ledgerEntries)
    .where(where);
  return listed ?? { amountFen: 0, entryCount: 0 };
}

/** What each county sold, to which district it was paired with on the day, and how much of it went to that district. */
export async function readPairs(ctx: Context<Actor>, { year, policyCode }: ReportAsked) {
  const policy = await getPolicy(ctx, policyCode);
  return ctx.db
    .select({
      countyCode: ledgerEntries.countyCode,
      pairedDistrictCode: ledgerEntries.pairedDistrictCode,
      amountFen: sql<number>`sum(${ledgerEntries.amountFen})::bigint`.mapWith(Number),
      toPairFen:
        sql<number>`coalesce(sum(${ledgerEntries.amountFen}) filter (where ${ledgerEntries.buyerDistrictCode} = ${ledgerEntries.pairedDistrictCode}), 0)::bigint`.mapWith(
          Number,
        ),
      entryCount: sql<number>`count(*)::int`,
    })
    .from(ledgerEntries)
    .where(matching(yearOnly(year), countingFilter(policy)))
    .groupBy(ledgerEntries.countyCode, ledgerEntries.pairedDistrictCode)
    .orderBy(sql`3 desc`, ledgerEntries.countyCode);
}

export type PairRow = Awaited<ReturnType<typeof readPairs>>[number];

/**
 * The year up to the end of a month, and that month alone, by county, industry, channel and buyers' region, the largest
 * first; a dimension `whole` holds all of it.
 */
export async function readThrough(
  ctx: Context<Actor>,
  { year, policyCode, month }: ReportAsked & { month: number },
) {
  const policy = await getPolicy(ctx, policyCode);
  const { countyCode, industryCode, channelCode, buyerRegion, amountFen } = ledgerEntries;
  const rows = await ctx.db
    .select({
      county: countyCode,
      industry: industryCode,
      channel: channelCode,
      region: buyerRegion,
      amountFen: sql<number>`coalesce(sum(${amountFen}), 0)::bigint`.mapWith(Number),
      monthFen:
        sql<number>`coalesce(sum(${amountFen}) filter (where ${ledgerEntries.month} = ${month}), 0)::bigint`.mapWith(
          Number,
        ),
      entryCount: sql<number>`count(*)::int`,
    })
    .from(ledgerEntries)
    .where(and(matching(yearOnly(year), countingFilter(policy)), lte(ledgerEntries.month, month)))
    .groupBy(sql`grouping sets ((), (${countyCode}), (${industryCode}), (${channelCode}), (${buyerRegion}))`)
    .orderBy(sql`5 desc`);
  const of = (dimension: "county" | "industry" | "channel" | "region") =>
    rows.flatMap((each) => {
      const key = each[dimension] as string | null;
      return key === null ? [] : [{ key, ...measured(each) }];
    });
  const whole = rows.find((each) =>
    [each.county, each.industry, each.channel, each.region].every((key) => key === null),
  );
  return {
    whole: whole ? measured(whole) : { amountFen: 0, monthFen: 0, entryCount: 0 },
    byCounty: of("county"),
    byIndustry: of("industry"),
    byChannel: of("channel"),
    byRegion: of("region"),
  };
}

const measured = ({ amountFen, monthFen, entryCount }: Omit<ThroughPart, "key">) => ({
  amountFen,
  monthFen,
  entryCount,
});

export type ThroughPart = { key: string; amountFen: number; monthFen: number; entryCount: number };
export type Through = Awaited<ReturnType<typeof readThrough>>;

async function counted(ctx: Context<Actor>, { year, policyCode }: ReportAsked): Promise<SQL | undefined> {
  const policy = await getPolicy(ctx, policyCode);
  return and(matching(yearOnly(year), countingFilter(policy)), readableEntries(ctx.actor));
}

/** Entries read at once; however many there are, no more are held. */
const ENTRIES_AT_ONCE = 2_000;

/** The entries that count and that the reader may open, the earliest first, with their evidence and their link. */
export async function* readEntriesFor(ctx: Context<Actor>, asked: ReportAsked) {
  const where = await counted(ctx, asked);
  for (let after: { occurredOn: string; id: number } | null = null; ; ) {
    const page: WorkbookEntry[] = await readEntryPage(ctx, where, after);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < ENTRIES_AT_ONCE) return;
    after = last;
  }
}

function readEntryPage(
  ctx: Context<Actor>,
  where: SQL | undefined,
  after: { occurredOn: string; id: number } | null,
) {
  const supplier = alias(organisations, "supplier");
  const buyer = alias(organisations, "buyer");
  return ctx.db
    .select({
      id: ledgerEntries.id,
      kind: ledgerEntries.kind,
      reversesId: ledgerEntries.reversesId,
      occurredOn: ledgerEntries.occurredOn,
      recognisedOn: ledgerEntries.recognisedOn,
      amountFen: ledgerEntries.amountFen,
      countyCode: ledgerEntries.countyCode,
      pairedDistrictCode: ledgerEntries.pairedDistrictCode,
      industryCode: ledgerEntries.industryCode,
      channelCode: ledgerEntries.channelCode,
      sellerForce: ledgerEntries.sellerForce,
      buyerDistrictCode: ledgerEntries.buyerDistrictCode,
      buyerRegion: ledgerEntries.buyerRegion,
      fundSource: ledgerEntries.fundSource,
      tradeKind: ledgerEntries.tradeKind,
      isDemo: ledgerEntries.isDemo,
      supplier: partyName(supplier, channelImportRows.sellerName),
      buyer: partyName(buyer, channelImportRows.buyerName),
      orderNumber: purchaseOrders.number,
      product: sql<
        string | null
      >`coalesce(${purchaseOrderLines.productNameZh}, ${channelImportRows.productName})`,
      grades: sql<
        Partial<Record<string, { on: string; evidence: string }>>
      >`(select json_object_agg(${ledgerGrades.grade}, json_build_object('on', ${ledgerGrades.reachedOn}, 'evidence', ${ledgerGrades.evidence}))
         from ${ledgerGrades} where ${ledgerGrades.entryId} = ${ledgerEntries.id})`,
      link: ledgerLinks.position,
      hash: ledgerLinks.hash,
    })
    .from(ledgerEntries)
    .leftJoin(supplier, eq(supplier.id, ledgerEntries.supplierId))
    .leftJoin(buyer, eq(buyer.id, ledgerEntries.buyerId))
    .leftJoin(channelImportRows, eq(channelImportRows.entryId, ledgerEntries.id))
    .leftJoin(purchaseOrders, eq(purchaseOrders.id, ledgerEntries.orderId))
    .leftJoin(purchaseOrderLines, eq(purchaseOrderLines.id, ledgerEntries.orderLineId))
    .leftJoin(ledgerLinks, and(eq(ledgerLinks.entryId, ledgerEntries.id), eq(ledgerLinks.grade, "")))
    .where(
      and(
        where,
        after
          ? sql`(${ledgerEntries.occurredOn}, ${ledgerEntries.id}) > (${after.occurredOn}::date, ${after.id}::bigint)`
          : undefined,
      ),
    )
    .orderBy(asc(ledgerEntries.occurredOn), asc(ledgerEntries.id))
    .limit(ENTRIES_AT_ONCE);
}

export type WorkbookEntry = Awaited<ReturnType<typeof readEntryPage>>[number];

/** The indicators that stand in the workbook beside the sales. */
export const readIndicatorsFor = (ctx: Context<Actor>, { year }: ReportAsked) => readIndicators(ctx, year);

/** Runs a reading that takes many statements in one snapshot, so that its parts are of the same moment. */
export function inSnapshot<Result>(
  ctx: Context<Actor>,
  read: (ctx: Context<Actor>) => Promise<Result>,
): Promise<Result> {
  return (ctx.db as Database).transaction((db) => read({ ...ctx, db, transactional: true }), {
    isolationLevel: "repeatable read",
    accessMode: "read only",
  });
}
