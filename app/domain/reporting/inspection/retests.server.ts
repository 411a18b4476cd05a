import { and, desc, eq, inArray, ne, type SQL, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { ruleFor } from "#app/domain/provenance/inspection/required.ts";
import { retestStanding } from "#app/domain/provenance/inspection/retest.ts";
import { readInspectionRules } from "#app/domain/provenance/inspection/rules.server.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";
import { addDays, addMonths, type Day, dayOf } from "#app/kernel/calendar.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, inspectionReports, productionBases } from "#db/schema/provenance.server.ts";

/** Products are listed from so many days before their next test is due. */
const NOTICE_DAYS = 30;
/** Most products one page shows. */
const MOST_SHOWN = 200;

/**
 * The products of the actor's organisation whose next test is due soon or overdue, the longest overdue first, each with
 * the batch a new report is most likely about.
 */
export async function listOwnRetests(ctx: Context) {
  const rows = await listRetests(ctx, ownProducts(ctx));
  const newest = await newestBatches(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, newestBatchId: newest.get(row.id) ?? null }));
}

/** The products of the counties an official answers for whose next test is due soon or overdue. */
export async function listReviewedRetests(ctx: AnyContext) {
  requireCan(ctx, "batch.read_all");
  return listRetests(ctx, answeredFor(ctx.actor, products.countyCode));
}

/** How many products of the actor's organisation are overdue. */
export async function countOwnRetestsOverdue(ctx: Context): Promise<number> {
  return overdueOf(await readStandings(ctx, ownProducts(ctx)));
}

/** How many products of the counties an official answers for are overdue. */
export async function countReviewedRetestsOverdue(ctx: AnyContext): Promise<number> {
  requireCan(ctx, "batch.read_all");
  return overdueOf(await readStandings(ctx, answeredFor(ctx.actor, products.countyCode)));
}

const ownProducts = ({ actor }: Context) => eq(products.organisationId, actor.organisationId);

function overdueOf(standings: readonly { overdue: boolean }[]): number {
  return standings.filter(({ overdue }) => overdue).length;
}

async function listRetests(ctx: Context, scope: SQL | undefined) {
  const horizon = addDays(dayOf(ctx.now), NOTICE_DAYS);
  const standings = (await readStandings(ctx, scope))
    .filter(({ dueOn }) => dueOn <= horizon)
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id))
    .slice(0, MOST_SHOWN);
  const shown = await readShown(
    ctx,
    standings.map(({ id }) => id),
  );
  return standings.flatMap((standing) => {
    const row = shown.get(standing.id);
    return row ? [{ ...row, ...standing }] : [];
  });
}

export type Retest = Awaited<ReturnType<typeof listRetests>>[number];

/** Months differ in length by less than this. */
const MARGIN_DAYS = 10;

/** Products without a decided report after a day: the first one found answers for a product, however many batches it has. */
function notTestedSince(day: Day): SQL {
  return sql`(
    select 1 from ${batches} b join ${inspectionReports} r on r.batch_id = b.id
    where b.product_id = ${products.id} and r.verdict <> 'undecided' and r.reported_on > ${day} limit 1) is null`;
}

/**
 * How the products on sale in scope stand that are to be tested again, those left out whose last report is too young to
 * be due within the notice by any rule.
 */
async function readStandings(ctx: Context, scope: SQL | undefined) {
  const today = dayOf(ctx.now);
  const rules = await readInspectionRules(ctx);
  const shortest = Math.min(...rules.flatMap(({ retestMonths }) => retestMonths ?? []));
  if (!Number.isFinite(shortest)) return [];
  const rows = await ctx.db
    .select({
      id: products.id,
      processing: products.processing,
      industryCode: products.industryCode,
      onSaleAt: sql<Date>`coalesce(${products.publishedAt}, ${products.createdAt})`.mapWith(
        products.createdAt,
      ),
      /** Of the last decided report on any of its batches. */
      lastReportedOn: sql<string | null>`max(${inspectionReports.reportedOn})::text`,
    })
    .from(products)
    .leftJoin(batches, eq(batches.productId, products.id))
    .leftJoin(
      inspectionReports,
      and(eq(inspectionReports.batchId, batches.id), ne(inspectionReports.verdict, "undecided")),
    )
    .where(
      and(
        eq(products.state, "published"),
        ne(products.processing, "craft"),
        scope,
        notTestedSince(addDays(addMonths(today, -shortest), NOTICE_DAYS + MARGIN_DAYS)),
      ),
    )
    .groupBy(products.id);
  return rows.flatMap(({ id, lastReportedOn, onSaleAt, ...goods }) => {
    const months = ruleFor(rules, goods)?.retestMonths;
    if (!months) return [];
    const onSaleSince = dayOf(onSaleAt);
    return [{ id, lastReportedOn, ...retestStanding({ lastReportedOn, onSaleSince, months }, today) }];
  });
}

async function readShown(ctx: Context, productIds: readonly string[]) {
  const rows = await ctx.db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      isDemo: products.isDemo,
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      base: { nameZh: productionBases.nameZh, nameEn: productionBases.nameEn },
    })
    .from(products)
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .innerJoin(counties, eq(counties.code, products.countyCode))
    .leftJoin(productionBases, eq(productionBases.id, products.baseId))
    .where(inArray(products.id, [...productIds]));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The newest batch of each product that a report can still be recorded on. */
async function newestBatches(ctx: Context, productIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectDistinctOn([batches.productId], { productId: batches.productId, id: batches.id })
    .from(batches)
    .where(
      and(
        inArray(batches.productId, [...productIds]),
        inArray(batches.state, ["draft", "released", "on-hold"]),
      ),
    )
    .orderBy(batches.productId, desc(batches.packedOn), desc(batches.id));
  return new Map(rows.map((row) => [row.productId, row.id]));
}
