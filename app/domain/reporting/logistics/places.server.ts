import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { answersForCounty, can, requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext, Context } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { counties } from "#db/schema/accounts.server.ts";
import { logisticsPlaces } from "#db/schema/logistics.server.ts";

/** The places an official sees, county by county and tier by tier, and the counties it may put new ones in. */
export async function listPlaces(ctx: AnyContext) {
  requireCan(ctx, "batch.read_all");
  const isCounty = ctx.actor.officeLevel === "county";
  const [places, allCounties] = await Promise.all([
    readPlaces(ctx, isCounty ? eq(logisticsPlaces.countyCode, ctx.actor.countyCode ?? "") : undefined),
    ctx.db
      .select({ code: counties.code, nameZh: counties.nameZh, nameEn: counties.nameEn })
      .from(counties)
      .orderBy(asc(counties.position)),
  ]);
  const { actor } = ctx;
  return {
    places,
    counties: can(actor, "place.manage")
      ? allCounties.filter(({ code }) => answersForCounty(actor, code))
      : [],
  };
}

export type PlaceView = Awaited<ReturnType<typeof readPlaces>>[number];

function readPlaces({ db }: Pick<Context, "db">, where: SQL | undefined) {
  const parent = alias(logisticsPlaces, "parent");
  return db
    .select({
      id: logisticsPlaces.id,
      code: logisticsPlaces.code,
      tier: logisticsPlaces.tier,
      nameZh: logisticsPlaces.nameZh,
      nameEn: logisticsPlaces.nameEn,
      countyCode: logisticsPlaces.countyCode,
      countyZh: counties.nameZh,
      countyEn: counties.nameEn,
      township: logisticsPlaces.township,
      parentZh: parent.nameZh,
      parentEn: parent.nameEn,
      contactName: logisticsPlaces.contactName,
      contactPhone: logisticsPlaces.contactPhone,
      retiredAt: logisticsPlaces.retiredAt,
      retiredReason: logisticsPlaces.retiredReason,
      isDemo: logisticsPlaces.isDemo,
    })
    .from(logisticsPlaces)
    .innerJoin(counties, eq(counties.code, logisticsPlaces.countyCode))
    .leftJoin(parent, eq(parent.id, logisticsPlaces.parentId))
    .where(where)
    .orderBy(
      asc(counties.position),
      asc(logisticsPlaces.retiredAt),
      asc(logisticsPlaces.tier),
      asc(logisticsPlaces.code),
    );
}

/** The places a supplier may send goods through: the open ones of its own county. */
export function listOpenPlaces(ctx: Context) {
  return readPlaces(
    ctx,
    and(isNull(logisticsPlaces.retiredAt), eq(logisticsPlaces.countyCode, ctx.actor.countyCode ?? "")),
  );
}

/** A place as anybody may read it, whose address trace events name. @throws DomainError `place.not_found`. */
export async function getPublicPlace(ctx: AnyContext, placeId: string) {
  if (!isId(placeId)) throw new DomainError("place.not_found");
  const { contactName: _, ...place } = oneRow(
    await readPlaces(ctx, eq(logisticsPlaces.id, placeId)),
    "place.not_found",
  );
  return place;
}
