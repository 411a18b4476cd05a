import { and, asc, count, desc, eq, lte, sql } from "drizzle-orm";
import { can, requireCan } from "#app/domain/core/authorise.ts";
import type { Context } from "#app/domain/core/context.ts";
import { getHeadlinePolicy } from "#app/domain/ledger/policy/queries.server.ts";
import { addDays, dayOf, daysBetween, startOfDay, yearOf } from "#app/kernel/calendar.ts";
import { counties, districts, organisations, pairings } from "#db/schema/accounts.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";
import { listTrackedUnits } from "../budget/units.server.ts";
import { readCells } from "../crossing/cells.server.ts";
import { readCrossingView } from "../crossing/view.ts";
import { answeredFor } from "../review/scope.server.ts";
import { pairsBehind } from "./pairs.ts";

/** Lines of each kind that a page shows; the counts tell how many there are. */
const LINES = 10;
/** From how many days after its release a batch that is not sold is a gap. */
export const UNSOLD_DAYS = 14;

/**
 * What stands between today and the year's target that somebody can do something about: units behind their reserved share,
 * batches released and not sold, and pairs behind last year's pace. Units of the official's own district, batches of the
 * counties the office answers for; a district's office sees no batches.
 */
export async function readGaps(ctx: Context) {
  requireCan(ctx, "ledger.read");
  const year = yearOf(dayOf(ctx.now));
  const district = ctx.actor.officeLevel === "district" ? ctx.actor.districtCode : null;
  const [tracked, unsold, behind] = await Promise.all([
    listTrackedUnits(ctx, { year, district, after: null, rows: LINES }),
    can(ctx.actor, "batch.read_all") && ctx.actor.officeLevel !== "district" ? unsoldBatches(ctx) : null,
    readPairsBehind(ctx, year),
  ]);
  return {
    year,
    units: tracked.units.filter(({ progress }) => progress !== null && !progress.met),
    unitsBehind: tracked.counts.behind,
    unitsUnplanned: tracked.counts.unplanned,
    unsold,
    pairs: behind,
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

/** Pairs of counties and districts behind the even pace of last year, under the headline's policy. */
async function readPairsBehind(ctx: Context, year: number) {
  const today = dayOf(ctx.now);
  const cellsOf = async (of: number) => {
    const view = readCrossingView(new URLSearchParams("rows=county&columns=district"), of);
    return readCells(ctx, await getHeadlinePolicy(ctx), view);
  };
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
      .where(lte(pairings.since, today))
      .orderBy(asc(pairings.countyCode), desc(pairings.since), asc(pairings.districtCode)),
    cellsOf(year),
    cellsOf(year - 1),
  ]);
  const elapsed = {
    days: daysBetween(`${year}-01-01`, today) + 1,
    of: daysBetween(`${year}-01-01`, `${year + 1}-01-01`),
  };
  const named = new Map(pairs.map((pair) => [pair.countyCode, pair]));
  return pairsBehind(pairs, { thisYear, lastYear }, elapsed).flatMap((behind) => {
    const names = named.get(behind.countyCode);
    return names ? [{ ...behind, county: names.county, district: names.district }] : [];
  });
}

export type Gaps = Awaited<ReturnType<typeof readGaps>>;
