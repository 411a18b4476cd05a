import { and, asc, between, eq, not, type SQL, sql } from "drizzle-orm";
import { BASKET_SCHEME } from "#app/domain/certification/basket/clock.ts";
import { isFollowed } from "#app/domain/certification/certificate/followed.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { readBasketClocks } from "#app/domain/reporting/base/clocks.server.ts";
import { answeredFor } from "#app/domain/reporting/review/scope.server.ts";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { counties, organisations } from "#db/schema/accounts.server.ts";
import { certificates } from "#db/schema/certification.server.ts";
import { productionBases } from "#db/schema/provenance.server.ts";

/** No scheme's renewal opens earlier than so many days before the end. */
const LOOKED_AHEAD_DAYS = 180;
/** So long after its end a status that nobody renewed is still spoken of. */
const REMEMBERED_DAYS = 90;
/** Most bases one page shows. */
const MOST_SHOWN = 200;

/** The bases of the actor's organisation that are to be tested before their 菜篮子 status can be renewed. */
export async function listOwnBasesToTest(ctx: Context) {
  return listBasesToTest(ctx, eq(productionBases.organisationId, ctx.actor.organisationId));
}

/** Those of the counties an official answers for. */
export async function listReviewedBasesToTest(ctx: AnyContext) {
  requireCan(ctx, "batch.read_all");
  return listBasesToTest(ctx, answeredFor(ctx.actor, productionBases.countyCode));
}

/**
 * Bases whose 菜篮子 status may be renewed now or has ended, that nobody renewed, and of which no passing report is young
 * enough to renew with (six months); the one that ends first comes first. `dueOn` is the last day of the status.
 */
async function listBasesToTest(ctx: Context, scope: SQL | undefined) {
  const today = dayOf(ctx.now);
  const ending = await ctx.db
    .selectDistinctOn([productionBases.id], {
      id: productionBases.id,
      nameZh: productionBases.nameZh,
      nameEn: productionBases.nameEn,
      isDemo: productionBases.isDemo,
      supplier: { nameZh: organisations.name, nameEn: organisations.nameEn },
      county: { nameZh: counties.nameZh, nameEn: counties.nameEn },
    })
    .from(certificates)
    .innerJoin(productionBases, eq(productionBases.id, certificates.baseId))
    .innerJoin(organisations, eq(organisations.id, productionBases.organisationId))
    .innerJoin(counties, eq(counties.code, productionBases.countyCode))
    .where(
      and(
        eq(certificates.schemeCode, BASKET_SCHEME),
        eq(certificates.state, "verified"),
        between(certificates.validUntil, addDays(today, -REMEMBERED_DAYS), addDays(today, LOOKED_AHEAD_DAYS)),
        not(isFollowed),
        sql`${organisations.state} = 'approved'`,
        scope,
      ),
    )
    .orderBy(asc(productionBases.id));
  const clocks = await readBasketClocks(
    ctx,
    ending.map(({ id }) => id),
  );
  return ending
    .flatMap((base) => {
      const clock = clocks.get(base.id);
      if (!clock?.validUntil || (clock.standing !== "renewal_open" && clock.standing !== "expired"))
        return [];
      if (clock.report?.isFresh) return [];
      const lastReportedOn = clock.report?.reportedOn ?? null;
      return [{ ...base, lastReportedOn, dueOn: clock.validUntil, overdue: clock.standing === "expired" }];
    })
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id))
    .slice(0, MOST_SHOWN);
}

export type BaseToTest = Awaited<ReturnType<typeof listBasesToTest>>[number];
