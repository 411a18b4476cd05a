import { and, desc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { type CountingFilter, countingFilter } from "#app/domain/ledger/policy/scope.ts";
import { type CountingPolicy, getPolicy } from "#app/domain/ledger/policy/queries.server.ts";
import { PAGE_ROWS } from "#app/kernel/keyset.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { channelImportRows, channelImports } from "#db/schema/channels.server.ts";
import { ledgerEntries, ledgerGrades } from "#db/schema/ledger.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { daysOfMonth, type EntryFilter, readEntryPosition, writeEntryPosition } from "./filter.ts";
import { partyName } from "./party.server.ts";
import { pairSideOf } from "./pair-side.server.ts";
import { readableEntries } from "./readable.server.ts";

function oneOf(column: PgColumn, value: string | number | null): SQL | undefined {
  return value === null ? undefined : eq(column, value);
}

function anyOf(column: PgColumn, values: readonly string[] | null): SQL | undefined {
  return values === null ? undefined : inArray(column, [...values]);
}

/**
 * Entries that count in a month: those of its days, and those of earlier days that were posted after their own month had
 * closed. The days bound the search in every index.
 */
function countingIn(year: number, month: number): SQL | undefined {
  const [first, last] = daysOfMonth(year, month);
  const earliest = sql`coalesce((
    select min(late.occurred_on) from ${ledgerEntries} late
    where late.year = ${year} and late.month = ${month} and late.occurred_on < make_date(late.year, late.month, 1)), ${first}::date)`;
  return and(
    eq(ledgerEntries.month, month),
    sql`${ledgerEntries.occurredOn} >= ${earliest}`,
    lte(ledgerEntries.occurredOn, last),
  );
}

const entryColumns = {
  county: ledgerEntries.countyCode,
  district: ledgerEntries.buyerDistrictCode,
  region: ledgerEntries.buyerRegion,
};

/** Entries that a filter names and that count under a policy. */
export function matching(filter: EntryFilter, counting: CountingFilter): SQL | undefined {
  const entries = ledgerEntries;
  return and(
    eq(entries.year, filter.year),
    filter.month === null ? undefined : countingIn(filter.year, filter.month),
    oneOf(entries.countyCode, filter.county),
    oneOf(entries.industryCode, filter.industry),
    oneOf(entries.channelCode, filter.channel),
    oneOf(entries.buyerDistrictCode, filter.district),
    oneOf(entries.buyerRegion, filter.region),
    filter.pair === null ? undefined : eq(pairSideOf(entryColumns, filter.year), filter.pair),
    oneOf(entries.sellerForce, filter.force),
    oneOf(entries.fundSource, filter.fund),
    anyOf(entries.channelCode, counting.channelCodes),
    anyOf(entries.buyerRegion, counting.buyerRegions),
    anyOf(entries.industryCode, counting.industryCodes),
    anyOf(entries.fundSource, counting.fundSources),
    anyOf(entries.tradeKind, counting.tradeKinds),
    // Every entry is accepted from its first moment; only other evidence has to be looked up.
    counting.grade === "accepted"
      ? undefined
      : sql`exists (select 1 from ${ledgerGrades} where ${ledgerGrades.entryId} = ${entries.id} and ${ledgerGrades.grade} = ${counting.grade})`,
  );
}

/**
 * The entries under a figure of the cockpit, newest first, one page of those this official may open, with the policy
 * they count under.
 * @throws DomainError `policy.not_found`.
 */
export async function listEntries(ctx: AnyContext, filter: EntryFilter, after: string | null) {
  requireCan(ctx, "ledger.read");
  const policy = await getPolicy(ctx, filter.policy);
  const supplier = alias(organisations, "supplier");
  const buyer = alias(organisations, "buyer");
  const position = readEntryPosition(after);
  const page = ctx.db
    .select()
    .from(ledgerEntries)
    .where(
      and(
        matching(filter, countingFilter(policy)),
        readableEntries(ctx.actor),
        position
          ? sql`(${ledgerEntries.occurredOn}, ${ledgerEntries.id}) < (${position.occurredOn}::date, ${position.id}::bigint)`
          : undefined,
      ),
    )
    .orderBy(desc(ledgerEntries.occurredOn), desc(ledgerEntries.id))
    .limit(PAGE_ROWS + 1)
    .as("page");
  const rows = await ctx.db
    .select({
      id: page.id,
      kind: page.kind,
      occurredOn: page.occurredOn,
      amountFen: page.amountFen,
      countyCode: page.countyCode,
      industryCode: page.industryCode,
      buyerDistrictCode: page.buyerDistrictCode,
      isDemo: page.isDemo,
      supplierName: partyName(supplier, channelImportRows.sellerName),
      supplierNameEn: supplier.nameEn,
      buyerName: partyName(buyer, channelImportRows.buyerName),
      buyerNameEn: buyer.nameEn,
      orderNumber: purchaseOrders.number,
      importNumber: channelImports.number,
      productNameZh: sql<
        string | null
      >`coalesce(${purchaseOrderLines.productNameZh}, ${channelImportRows.productName})`,
      productNameEn: sql<
        string | null
      >`coalesce(${purchaseOrderLines.productNameEn}, ${channelImportRows.productName})`,
      grades: sql<
        string[]
      >`array(select ${ledgerGrades.grade} from ${ledgerGrades} where ${ledgerGrades.entryId} = ${page.id})`,
    })
    .from(page)
    .leftJoin(supplier, eq(supplier.id, page.supplierId))
    .leftJoin(buyer, eq(buyer.id, page.buyerId))
    .leftJoin(channelImportRows, eq(channelImportRows.entryId, page.id))
    .leftJoin(channelImports, eq(channelImports.id, channelImportRows.importId))
    .leftJoin(purchaseOrders, eq(purchaseOrders.id, page.orderId))
    .leftJoin(purchaseOrderLines, eq(purchaseOrderLines.id, page.orderLineId))
    .orderBy(desc(page.occurredOn), desc(page.id));
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  return {
    policy: policy satisfies CountingPolicy,
    rows: shown,
    next: rows.length > PAGE_ROWS && last ? writeEntryPosition(last) : null,
  };
}

export type EntryRow = Awaited<ReturnType<typeof listEntries>>["rows"][number];
