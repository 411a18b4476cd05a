import { and, desc, eq, inArray, max, sql } from "drizzle-orm";
import { BASKET_SCHEME, type BasketClock, basketClock } from "#app/domain/certification/basket/clock.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import { certificateSchemes, certificates } from "#db/schema/certification.server.ts";
import { batches, inspectionReports, productionBases } from "#db/schema/provenance.server.ts";

/** Of so many batches packed last a base's newest test report is looked for. */
const RECENT_BATCHES = 100;

/** The 菜篮子 clocks of some bases today, by base; two statements however many they are. */
export async function readBasketClocks(
  ctx: AnyContext,
  baseIds: readonly string[],
): Promise<ReadonlyMap<string, BasketClock>> {
  if (baseIds.length === 0) return new Map();
  const [terms, reports, [scheme]] = await Promise.all([
    selectTerms(ctx, baseIds),
    selectNewestReports(ctx, baseIds),
    ctx.db
      .select({ renewalDays: certificateSchemes.renewalDays })
      .from(certificateSchemes)
      .where(eq(certificateSchemes.code, BASKET_SCHEME)),
  ]);
  const reportedOn = new Map(reports.map((row) => [row.baseId, row.reportedOn]));
  return new Map(
    baseIds.map((baseId) => [
      baseId,
      basketClock(
        terms.filter((term) => term.baseId === baseId),
        {
          renewalDays: scheme?.renewalDays ?? 0,
          reportedOn: reportedOn.get(baseId) ?? null,
          today: dayOf(ctx.now),
        },
      ),
    ]),
  );
}

/** The 菜篮子 clock of one base today. */
export async function readBasketClock(ctx: AnyContext, baseId: string): Promise<BasketClock> {
  const clock = (await readBasketClocks(ctx, [baseId])).get(baseId);
  if (!clock) throw new Error("a base that was asked for has no clock");
  return clock;
}

function selectTerms(ctx: AnyContext, baseIds: readonly string[]) {
  return ctx.db
    .select({
      baseId: certificates.baseId,
      state: certificates.state,
      validFrom: certificates.validFrom,
      validUntil: certificates.validUntil,
    })
    .from(certificates)
    .where(and(inArray(certificates.baseId, [...baseIds]), eq(certificates.schemeCode, BASKET_SCHEME)));
}

/** Each base's newest passing report, among the batches it packed last: an index range for each base. */
function selectNewestReports(ctx: AnyContext, baseIds: readonly string[]) {
  const recent = ctx.db
    .select({ id: batches.id })
    .from(batches)
    .where(eq(batches.baseId, productionBases.id))
    .orderBy(desc(batches.packedOn))
    .limit(RECENT_BATCHES)
    .as("recent");
  return ctx.db
    .select({ baseId: productionBases.id, reportedOn: max(inspectionReports.reportedOn) })
    .from(productionBases)
    .innerJoinLateral(recent, sql`true`)
    .innerJoin(inspectionReports, eq(inspectionReports.batchId, recent.id))
    .where(and(inArray(productionBases.id, [...baseIds]), eq(inspectionReports.verdict, "passed")))
    .groupBy(productionBases.id);
}
