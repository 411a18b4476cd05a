import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Queryable } from "#app/domain/core/context.ts";
import { isPublishable, publishedPoor } from "#app/domain/indicators/benefit/check.ts";
import { stateOfReport } from "#app/domain/indicators/report/standing.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { householdBenefits, householdBenefitVerdicts } from "#db/schema/benefit.server.ts";
import type { BenefitWay } from "#db/vocabulary/benefit.ts";

type Read = { db: Queryable };

/** Farm households and what reached them, of one supplier or of all of a county: verified, numbers alone. */
export type Benefit = {
  households: number;
  /** Null where so few that they could be recognised. */
  formerlyPoor: number | null;
  amountFen: number;
  ways: { way: BenefitWay; amountFen: number }[];
  /** Whether any of it is invented. */
  isDemo: boolean;
};

type Verified = {
  countyCode: string;
  suppliers: number;
  households: number;
  formerlyPoor: number;
  ways: Partial<Record<BenefitWay, number>> | null;
  isDemo: boolean;
};

/** The newest verified report of each supplier in a year, added up by county. */
async function readVerified({ db }: Read, year: number, supplierId: string | null): Promise<Verified[]> {
  const rows = await db.execute<Verified>(sql`
    with newest as (
      select distinct on (b.organisation_id) b.id, b.county_code, b.households, b.formerly_poor, b.is_demo
      from household_benefits b
      join household_benefit_verdicts v on v.report_id = b.id and v.verdict = 'confirmed'
      where b.year = ${year} and (${supplierId}::uuid is null or b.organisation_id = ${supplierId}::uuid)
      order by b.organisation_id, b.reported_at desc, b.id desc),
    ways as (
      select n.county_code, w.way, sum(w.amount_fen)::bigint as amount_fen
      from newest n join household_benefit_ways w on w.report_id = n.id group by n.county_code, w.way)
    select n.county_code as "countyCode", count(*)::int as suppliers, sum(n.households)::int as households,
           sum(n.formerly_poor)::int as "formerlyPoor", bool_or(n.is_demo) as "isDemo",
           (select json_object_agg(w.way, w.amount_fen) from ways w where w.county_code = n.county_code) as ways
    from newest n group by n.county_code order by n.county_code`);
  return [...rows];
}

function published(verified: Verified): Benefit | null {
  if (!isPublishable(verified)) return null;
  const ways = Object.entries(verified.ways ?? {}).map(([way, amountFen]) => ({
    way: way as BenefitWay,
    amountFen: Number(amountFen),
  }));
  return {
    households: verified.households,
    formerlyPoor: publishedPoor(verified),
    amountFen: ways.reduce((sum, { amountFen }) => sum + amountFen, 0),
    ways: ways.sort((one, other) => other.amountFen - one.amountFen),
    isDemo: verified.isDemo,
  };
}

/** What a supplier's business brought to farm households in a year, verified; null where nothing may be shown. */
export async function readSupplierBenefit(
  ctx: Read,
  { supplierId, year }: { supplierId: string; year: number },
): Promise<Benefit | null> {
  const [verified] = await readVerified(ctx, year, supplierId);
  return verified ? published(verified) : null;
}

/**
 * The verified benefit of a year by county, the most households first. Counties with so few that they could be
 * recognised are left out, also of every sum, so that nobody finds them by subtraction.
 */
export async function readBenefitByCounty(ctx: Read, year: number) {
  const verified = await readVerified(ctx, year, null);
  return verified
    .flatMap((row) => {
      const benefit = published(row);
      return benefit ? [{ ...benefit, countyCode: row.countyCode, suppliers: row.suppliers }] : [];
    })
    .sort((one, other) => other.households - one.households);
}

export type CountyBenefit = Awaited<ReturnType<typeof readBenefitByCounty>>[number];

/** Reports shown on a page. */
const REPORTS_SHOWN = 100;

const listReports = ({ db }: Read, where: SQL | undefined) =>
  db
    .select({
      id: householdBenefits.id,
      year: householdBenefits.year,
      asOf: householdBenefits.asOf,
      households: householdBenefits.households,
      formerlyPoor: householdBenefits.formerlyPoor,
      basis: householdBenefits.basis,
      reportedAt: householdBenefits.reportedAt,
      isDemo: householdBenefits.isDemo,
      supplier: { id: organisations.id, nameZh: organisations.name, nameEn: organisations.nameEn },
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
      ways: sql<
        { way: BenefitWay; amountFen: number }[]
      >`(select coalesce(json_agg(json_build_object('way', w.way, 'amountFen', w.amount_fen) order by w.amount_fen desc), '[]') from household_benefit_ways w where w.report_id = ${householdBenefits.id})`,
      isNewest: sql<boolean>`not exists (select 1 from household_benefits later where later.organisation_id = ${householdBenefits.organisationId}
        and later.year = ${householdBenefits.year} and (later.reported_at, later.id) > (${householdBenefits.reportedAt}, ${householdBenefits.id}))`,
      verdict: householdBenefitVerdicts.verdict,
      reason: householdBenefitVerdicts.reason,
      decidedAt: householdBenefitVerdicts.decidedAt,
    })
    .from(householdBenefits)
    .innerJoin(organisations, eq(organisations.id, householdBenefits.organisationId))
    .innerJoin(counties, eq(counties.code, householdBenefits.countyCode))
    .leftJoin(householdBenefitVerdicts, eq(householdBenefitVerdicts.reportId, householdBenefits.id))
    .where(where)
    .orderBy(
      sql`${householdBenefitVerdicts.verdict} is not null`,
      desc(householdBenefits.reportedAt),
      desc(householdBenefits.id),
    )
    .limit(REPORTS_SHOWN);

const withState = (rows: Awaited<ReturnType<typeof listReports>>) =>
  rows.map((row) => ({ ...row, state: stateOfReport(row.verdict, row.isNewest) }));

/** What the actor's own organisation has reported. */
export async function listOwnBenefit(ctx: AnyContext) {
  requireCan(ctx, "benefit.report");
  return withState(await listReports(ctx, eq(householdBenefits.organisationId, ctx.actor.organisationId)));
}

/** What suppliers of the counties an official answers for have reported in a year; what waits first. */
export async function listBenefitReports(ctx: AnyContext, year: number) {
  requireCan(ctx, "ledger.read");
  return withState(
    await listReports(
      ctx,
      and(eq(householdBenefits.year, year), answeredFor(ctx.actor, householdBenefits.countyCode)),
    ),
  );
}

export type BenefitReport = Awaited<ReturnType<typeof listBenefitReports>>[number];
