import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { ruleFor } from "#app/domain/provenance/inspection/required.ts";
import { retestStanding } from "#app/domain/provenance/inspection/retest.ts";
import { readInspectionRules } from "#app/domain/provenance/inspection/rules.server.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, inspectionReports, productionBases } from "#db/schema/provenance.server.ts";

/** Products are listed from so many days before their next test is due. */
const NOTICE_DAYS = 30;
/** Most products one page shows. */
const MOST_SHOWN = 200;

/** The products of the actor's organisation whose next test is due soon or overdue, the longest overdue first. */
export async function listOwnRetests(ctx: Context) {
  return listRetests(ctx, eq(products.organisationId, ctx.actor.organisationId));
}

/** The same for the counties an official answers for. */
export async function listReviewedRetests(ctx: AnyContext) {
  requireCan(ctx, "batch.read_all");
  return listRetests(ctx, answeredFor(ctx.actor, products.countyCode));
}

/** How many products of the actor's organisation are overdue. */
export async function countOwnRetestsOverdue(ctx: Context): Promise<number> {
  return (await listOwnRetests(ctx)).filter(({ overdue }) => overdue).length;
}

/** How many products of the counties an official answers for are overdue. */
export async function countReviewedRetestsOverdue(ctx: AnyContext): Promise<number> {
  return (await listReviewedRetests(ctx)).filter(({ overdue }) => overdue).length;
}

async function listRetests(ctx: Context, scope: SQL | undefined) {
  const today = dayOf(ctx.now);
  const horizon = addDays(today, NOTICE_DAYS);
  const [rules, rows] = await Promise.all([readInspectionRules(ctx), readLastReports(ctx, scope)]);
  return rows
    .flatMap(({ processing, industryCode, ...row }) => {
      const months = ruleFor(rules, { processing, industryCode })?.retestMonths;
      if (!months) return [];
      const standing = retestStanding(
        { lastReportedOn: row.lastReportedOn, onSaleSince: dayOf(row.onSaleAt), months },
        today,
      );
      return standing.dueOn <= horizon ? [{ ...row, ...standing, months }] : [];
    })
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id))
    .slice(0, MOST_SHOWN);
}

export type Retest = Awaited<ReturnType<typeof listRetests>>[number];

/** Every product on sale in scope with the day of the last decided report on any of its batches. */
function readLastReports(ctx: Context, scope: SQL | undefined) {
  return ctx.db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      processing: products.processing,
      industryCode: products.industryCode,
      isDemo: products.isDemo,
      onSaleAt: sql<Date>`coalesce(${products.publishedAt}, ${products.createdAt})`.mapWith(
        products.createdAt,
      ),
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      base: { nameZh: productionBases.nameZh, nameEn: productionBases.nameEn },
      lastReportedOn: sql<string | null>`(
        select max(r.reported_on)::text from ${batches} b join ${inspectionReports} r on r.batch_id = b.id
        where b.product_id = ${products.id} and r.verdict <> 'undecided')`,
      /** The batch a new report is most likely about. */
      newestBatchId: sql<string | null>`(
        select b.id from ${batches} b where b.product_id = ${products.id} and b.state in ('draft', 'released', 'on-hold')
        order by b.packed_on desc, b.id desc limit 1)`,
    })
    .from(products)
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .innerJoin(counties, eq(counties.code, products.countyCode))
    .leftJoin(productionBases, eq(productionBases.id, products.baseId))
    .where(and(eq(products.state, "published"), ne(products.processing, "craft"), scope));
}
