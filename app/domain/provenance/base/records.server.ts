import { eq } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { englishOr } from "#app/kernel/english-name.ts";
import { DomainError, type ErrorCode } from "#app/kernel/errors.ts";
import { counties } from "#db/schema/accounts.server.ts";
import type { productionBases } from "#db/schema/provenance.server.ts";
import type { BaseDetails } from "./input.ts";
import { isInside, readOutline } from "./outline.ts";
import { type Corner, withinPrefecture } from "./prefecture.ts";

export type BaseRow = typeof productionBases.$inferSelect;

/**
 * The columns that a base's form fills in.
 * @throws DomainError `product.origin_unknown` for a county not on the list; `base.point_half`, `base.point_elsewhere`,
 * `base.point_outside` and the codes of an outline's problem for places that cannot be.
 */
export async function baseColumns(ctx: InTransaction, details: BaseDetails) {
  const [county] = await ctx.db
    .select({ code: counties.code })
    .from(counties)
    .where(eq(counties.code, details.countyCode));
  if (!county)
    throw new DomainError("product.origin_unknown", {}, [
      { path: ["countyCode"], code: "product.origin_unknown" },
    ]);
  const { areaMu, latitude, longitude, outline, ...rest } = details;
  return {
    ...rest,
    nameEn: englishOr(rest.nameEn, rest.nameZh),
    areaMilliMu: areaMu,
    latitudeMicro: latitude,
    longitudeMicro: longitude,
    outlineMicro: placeOf({ latitude, longitude, outline }),
  };
}

/** The corners of the outline, once point and outline can be where they are said to be. */
function placeOf({
  latitude,
  longitude,
  outline,
}: Pick<BaseDetails, "latitude" | "longitude" | "outline">): Corner[] {
  if ((latitude === null) !== (longitude === null))
    throw refusedAt(latitude === null ? "latitude" : "longitude", "base.point_half");
  const point: Corner | null = latitude === null || longitude === null ? null : [latitude, longitude];
  if (point && !withinPrefecture(point)) throw refusedAt("latitude", "base.point_elsewhere");
  const read = readOutline(outline);
  if ("problem" in read) {
    const { code, ...values } = read.problem;
    throw new DomainError(code, values, [{ path: ["outline"], code, details: values }]);
  }
  if (point && read.corners.length > 0 && !isInside(point, read.corners))
    throw refusedAt("latitude", "base.point_outside");
  return read.corners;
}

const refusedAt = (field: string, code: ErrorCode) => new DomainError(code, {}, [{ path: [field], code }]);
