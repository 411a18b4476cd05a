import { and, asc, count, desc, eq, lte, sql } from "drizzle-orm";
import { can, requireCan } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { type CountingPolicy, getHeadlinePolicy } from "#app/domain/ledger/policy/queries.server.ts";
import { addDays, dayOf, daysBetween, startOfDay, yearOf } from "#app/kernel/calendar.ts";
import { counties, districts, organisations, pairings } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";
import { listTrackedUnits } from "../budget/units.server.ts";
import { readCells } from "../crossing/cells.server.ts";
import { readCrossingView } from "../crossing/view.ts";
import { daysElapsed, daysInYear } from "../progress/forecast.ts";
import { hasDemonstrationEntries } from "../progress/read.server.ts";
import { answeredFor } from "../review/scope.server.ts";
import { boughtInPair, pairsBehind } from "./pairs.ts";
import { readPlanGaps } from "./plan.server.ts";

/** Lines of each kind that a page shows; the counts tell how many there are. */
const LINES = 10;
/** Lines of each division of the target. */
const PLAN_LINES = 5;
/** From how many days after its release a batch that is not sold is a gap. */
export const UNSOLD_DAYS = 14;

/**
 * What stands between today and the year's target that somebody can do something about: parts of the divided target behind
 * their plan, units behind their reserved share, batches released and not sold, and pairs behind last year's pace. Units of
 * the official's own district, batches of the counties the office answers for; a district's office sees no batches.
 */
export async function readGaps(ctx: Context) {
  requireCan(ctx, "ledger.read");
  const asOf = dayOf(ctx.now);
  const year = yearOf(asOf);
  const district = ctx.actor.officeLevel === "district" ? ctx.actor.districtCode : null;
  const policy = await getHeadlinePolicy(ctx);
  const [plan, tracked, unsold, pairs, containsDemonstrationData] = await Promise.all([
    readPlanGaps(ctx, { year, policyId: policy.id, most: PLAN_LINES }),
    listTrackedUnits(ctx, { year, district, after: null, rows: LINES }),
    can(ctx.actor, "batch.read_all") && ctx.actor.officeLevel !== "district" ? unsoldBatches(ctx) : null,
    readPairs(ctx, year, policy),
    hasDemonstrationEntries(ctx, year),
  ]);
  return {
    year,
    asOf,
    policy,
    containsDemonstrationData,
    plan: { ...plan, divided: plan.divided.map((division) => withPairs(division, pairs)) },
    units: tracked.units.filter(({ progress }) => progress !== null && !progress.met),
    unitsBehind: tracked.counts.behind,
    unitsUnplanned: tracked.counts.unplanned,
    unsold,
    pairs: behindLastYear(pairs, { year, today: asOf }),
  };
}

/** Released batches of which something is left, those released longest ago first. */
async function unsoldBatches({ db, actor, now }: Context) {
  const leftGrams = sql<number>`(${batches.quantityGrams} - ${batches.dispatchedGrams} - ${batches.usedGrams})`;
  const released = and(
    eq(batches.state, "released"),
    lte(batches.releasedAt, startOfDay(addDays(dayOf(now), 1 - UNSOLD_DAYS))),
    sql`${leftGrams} > 0`,
    // What is past its day can no longer be sold.
    sql`(${batches.bestBeforeOn} is null or ${batches.bestBeforeOn} >= ${dayOf(now)})`,
    answeredFor(actor, productionBases.countyCode),
  );
  const [rows, [all]] = await Promise.all([
    db
      .select({
        id: batches.id,
        code: batches.code,
        leftGrams: leftGrams.mapWith(Number),
        releasedAt: batches.releasedAt,
        bestBeforeOn: batches.bestBeforeOn,
        isDemo: batches.isDemo,
        product: { nameZh: products.nameZh, nameEn: products.nameEn },
        supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      })
      .from(batches)
      .innerJoin(products, eq(products.id, batches.productId))
      .innerJoin(organisations, eq(organisations.id, batches.organisationId))
      .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
      .where(released)
      .orderBy(asc(batches.releasedAt), asc(batches.id))
      .limit(LINES),
    db
      .select({ count: count(), grams: sql<number>`coalesce(sum(${leftGrams}), 0)::bigint`.mapWith(Number) })
      .from(batches)
      .innerJoin(productionBases, eq(productionBases.id, batches.baseId))
      .where(released),
  ]);
  const today = dayOf(now);
  return {
    count: all?.count ?? 0,
    grams: all?.grams ?? 0,
    rows: rows.map(({ releasedAt, ...batch }) => ({
      ...batch,
      daysSince: releasedAt ? daysBetween(dayOf(releasedAt), today) : 0,
      daysLeft: batch.bestBeforeOn ? daysBetween(today, batch.bestBeforeOn) : null,
    })),
  };
}

type Pairs = Awaited<ReturnType<typeof readPairs>>;

/** The pairs in force with their names, and what counties sold to districts this year and the year before. */
async function readPairs(ctx: Context, year: number, policy: CountingPolicy) {
  const cellsOf = (of: number) =>
    readCells(ctx, policy, readCrossingView(new URLSearchParams("rows=county&columns=district"), of));
  const [pairs, thisYear, lastYear] = await Promise.all([
    ctx.db
      .selectDistinctOn([pairings.countyCode], {
        countyCode: pairings.countyCode,
        districtCode: pairings.districtCode,
        county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
        district: { nameZh: districts.nameZh, nameEn: districts.nameEn },
      })
      .from(pairings)
      .innerJoin(counties, eq(counties.code, pairings.countyCode))
      .innerJoin(districts, eq(districts.code, pairings.districtCode))
      .where(lte(pairings.since, dayOf(ctx.now)))
      .orderBy(asc(pairings.countyCode), desc(pairings.since), asc(pairings.districtCode)),
    cellsOf(year),
    cellsOf(year - 1),
  ]);
  return { pairs, thisYear, lastYear };
}

/** Pairs of counties and districts behind the even pace of last year. */
function behindLastYear(
  { pairs, thisYear, lastYear }: Pairs,
  { year, today }: { year: number; today: string },
) {
  const elapsed = { days: daysElapsed(year, today), of: daysInYear(year) };
  const named = new Map(pairs.map((pair) => [pair.countyCode, pair]));
  return pairsBehind(pairs, { thisYear, lastYear }, elapsed).flatMap((behind) => {
    const names = named.get(behind.countyCode);
    return names ? [{ ...behind, county: names.county, district: names.district }] : [];
  });
}

type PlanGap = Awaited<ReturnType<typeof readPlanGaps>>["divided"][number];

/** With the counties that a district is paired with, and what it bought of each this year; other parts have none. */
function withPairs({ dimension, rows, ...division }: PlanGap, { pairs, thisYear }: Pairs) {
  const pairsOf = (key: string) =>
    dimension === "district" ? pairs.filter(({ districtCode }) => districtCode === key) : [];
  return {
    ...division,
    dimension,
    rows: rows.map((row) => ({
      ...row,
      pairs: pairsOf(row.key).map((pair) => ({
        countyCode: pair.countyCode,
        ...pair.county,
        boughtFen: boughtInPair(thisYear, pair),
      })),
    })),
  };
}

export type Gaps = Awaited<ReturnType<typeof readGaps>>;
