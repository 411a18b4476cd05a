import { and, asc, desc, eq, ilike, lt, ne } from "drizzle-orm";
import { behind } from "#app/domain/core/behind.server.ts";
import { answersForCounty, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { templatesFor } from "#app/domain/provenance/inspection/templates.server.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { PAGE_ROWS, pageOf, readPosition } from "#app/kernel/keyset.ts";
import { counties, organisations, users } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { spotChecks } from "#db/schema/inspection.server.ts";
import { batches, inspectionReports } from "#db/schema/provenance.server.ts";
import { type SpotCheckState, spotCheckStates } from "#db/vocabulary/inspection.ts";

/** The state a list is filtered by, from a query parameter; what is planned for anything that is none. */
export function readSpotCheckState(word: string | null): SpotCheckState {
  return spotCheckStates.find((state) => state === word) ?? "planned";
}

const listed = {
  id: spotChecks.id,
  plannedOn: spotChecks.plannedOn,
  inspectors: spotChecks.inspectors,
  reason: spotChecks.reason,
  state: spotChecks.state,
  plannedAt: spotChecks.plannedAt,
  endedAt: spotChecks.endedAt,
  isDemo: spotChecks.isDemo,
  product: { nameZh: products.nameZh, nameEn: products.nameEn },
  supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
  county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
  verdict: inspectionReports.verdict,
};

/** Most planned checks a calendar shows. */
const MOST_PLANNED = 200;

/** The planned spot checks of the counties an official answers for, the next day first; those of passed days are late. */
export async function listPlannedSpotChecks(ctx: AnyContext) {
  requireCan(ctx, "batch.read_all");
  const today = dayOf(ctx.now);
  const rows = await ctx.db
    .select(listed)
    .from(spotChecks)
    .innerJoin(products, eq(products.id, spotChecks.productId))
    .innerJoin(organisations, eq(organisations.id, spotChecks.organisationId))
    .innerJoin(counties, eq(counties.code, spotChecks.countyCode))
    .leftJoin(inspectionReports, eq(inspectionReports.id, spotChecks.reportId))
    .where(and(eq(spotChecks.state, "planned"), answeredFor(ctx.actor, spotChecks.countyCode)))
    .orderBy(asc(spotChecks.plannedOn), asc(spotChecks.id))
    .limit(MOST_PLANNED);
  return rows.map((row) => ({ ...row, late: row.plannedOn < today }));
}

/** The ended spot checks of the counties an official answers for, the latest first; one page. */
export async function listEndedSpotChecks(
  ctx: AnyContext,
  { state, after = null }: { state: "done" | "cancelled"; after?: string | null },
) {
  requireCan(ctx, "batch.read_all");
  const position = readPosition(after);
  const rows = await ctx.db
    .select(listed)
    .from(spotChecks)
    .innerJoin(products, eq(products.id, spotChecks.productId))
    .innerJoin(organisations, eq(organisations.id, spotChecks.organisationId))
    .innerJoin(counties, eq(counties.code, spotChecks.countyCode))
    .leftJoin(inspectionReports, eq(inspectionReports.id, spotChecks.reportId))
    .where(
      and(
        eq(spotChecks.state, state),
        answeredFor(ctx.actor, spotChecks.countyCode),
        behind(position, spotChecks.plannedAt, spotChecks.id),
      ),
    )
    .orderBy(desc(spotChecks.plannedAt), desc(spotChecks.id))
    .limit(PAGE_ROWS + 1);
  return pageOf(
    rows.map((row) => ({ ...row, late: false })),
    (row) => ({ at: row.plannedAt, id: row.id }),
  );
}

export type ListedSpotCheck = Awaited<ReturnType<typeof listPlannedSpotChecks>>[number];

/** How many of a product's batches a sample may be booked on. */
const BATCH_CHOICES = 30;

/**
 * A spot check with what is needed to type its result: the product's newest batches and the templates that fit.
 * @throws DomainError `spot_check.not_found`, also for another county's.
 */
export async function getSpotCheck(ctx: AnyContext, spotCheckId: string) {
  requireCan(ctx, "batch.read_all");
  if (!isId(spotCheckId)) throw new DomainError("spot_check.not_found");
  const found = oneRow(
    await ctx.db
      .select({
        spotCheck: spotChecks,
        plannedBy: users.name,
        product: {
          id: products.id,
          nameZh: products.nameZh,
          nameEn: products.nameEn,
          family: products.family,
          processing: products.processing,
        },
        supplier: {
          id: organisations.id,
          nameZh: organisations.name,
          nameEn: organisations.nameEn,
          contactName: organisations.contactName,
          contactPhone: organisations.contactPhone,
        },
        county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
        report: { verdict: inspectionReports.verdict, number: inspectionReports.number },
        batchCode: batches.code,
      })
      .from(spotChecks)
      .innerJoin(products, eq(products.id, spotChecks.productId))
      .innerJoin(organisations, eq(organisations.id, spotChecks.organisationId))
      .innerJoin(counties, eq(counties.code, spotChecks.countyCode))
      .innerJoin(users, eq(users.id, spotChecks.plannedById))
      .leftJoin(inspectionReports, eq(inspectionReports.id, spotChecks.reportId))
      .leftJoin(batches, eq(batches.id, spotChecks.batchId))
      .where(eq(spotChecks.id, spotCheckId)),
    "spot_check.not_found",
  );
  if (!answersForCounty(ctx.actor, found.spotCheck.countyCode)) throw new DomainError("spot_check.not_found");
  const planned = found.spotCheck.state === "planned";
  const [choices, templates] = await Promise.all([
    planned ? batchChoices(ctx, found.product.id) : [],
    planned ? templatesFor(ctx, found.product) : [],
  ]);
  return { ...found, choices, templates };
}

function batchChoices(ctx: AnyContext, productId: string) {
  return ctx.db
    .select({ id: batches.id, code: batches.code, packedOn: batches.packedOn, state: batches.state })
    .from(batches)
    .where(and(eq(batches.productId, productId), ne(batches.state, "draft")))
    .orderBy(desc(batches.packedOn), desc(batches.id))
    .limit(BATCH_CHOICES);
}

const MOST_FOUND = 20;

/** Products of the counties an official answers for, by a part of their name or their supplier's; at most 20. */
export async function findProductsToCheck(ctx: AnyContext, typed: string) {
  requireCan(ctx, "spot_check.plan");
  const term = typed.trim().toLowerCase().slice(0, 40);
  if (term === "") return [];
  return ctx.db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
    })
    .from(products)
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .innerJoin(counties, eq(counties.code, products.countyCode))
    .where(
      and(
        ne(products.state, "draft"),
        answeredFor(ctx.actor, products.countyCode),
        ilike(products.searchText, `%${term.replaceAll(/[\\%_]/g, "\\$&")}%`),
      ),
    )
    .orderBy(asc(products.nameZh), asc(products.id))
    .limit(MOST_FOUND);
}

/**
 * The product a spot check is planned for.
 * @throws DomainError `product.not_found`, also for a draft and for another county's.
 */
export async function getProductToCheck(ctx: AnyContext, productId: string) {
  requireCan(ctx, "spot_check.plan");
  if (!isId(productId)) throw new DomainError("product.not_found");
  const rows = await ctx.db
    .select({
      id: products.id,
      nameZh: products.nameZh,
      nameEn: products.nameEn,
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
    })
    .from(products)
    .innerJoin(organisations, eq(organisations.id, products.organisationId))
    .innerJoin(counties, eq(counties.code, products.countyCode))
    .where(
      and(
        eq(products.id, productId),
        ne(products.state, "draft"),
        answeredFor(ctx.actor, products.countyCode),
      ),
    );
  return oneRow(rows, "product.not_found");
}

/** How many planned spot checks an official should have made by today. */
export async function countSpotChecksDue(ctx: AnyContext): Promise<number> {
  requireCan(ctx, "batch.read_all");
  return ctx.db.$count(
    spotChecks,
    and(
      eq(spotChecks.state, "planned"),
      lt(spotChecks.plannedOn, addDays(dayOf(ctx.now), 1)),
      answeredFor(ctx.actor, spotChecks.countyCode),
    ),
  );
}
