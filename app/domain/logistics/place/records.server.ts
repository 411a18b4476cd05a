import { and, eq, inArray, isNull } from "drizzle-orm";
import { answersForCounty } from "#app/domain/core/authorise.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { logisticsPlaces } from "#db/schema/logistics.server.ts";

export type PlaceRow = typeof logisticsPlaces.$inferSelect;

/** Loads and locks a place of a county the actor's office answers for. @throws DomainError `place.not_found`. */
export async function lockPlace(ctx: InTransaction, placeId: string): Promise<PlaceRow> {
  if (!isId(placeId)) throw new DomainError("place.not_found");
  const rows = await ctx.db
    .select()
    .from(logisticsPlaces)
    .where(eq(logisticsPlaces.id, placeId))
    .for("no key update");
  const place = oneRow(rows, "place.not_found");
  if (!answersForCounty(ctx.actor, place.countyCode)) throw new DomainError("place.not_found");
  return place;
}

/** The place another is put under, kept from being retired meanwhile; null where there is none. */
export async function lockParent(ctx: InTransaction, placeId: string): Promise<PlaceRow | null> {
  if (!isId(placeId)) return null;
  const [place] = await ctx.db
    .select()
    .from(logisticsPlaces)
    .where(eq(logisticsPlaces.id, placeId))
    .for("no key update");
  return place ?? null;
}

/** Those of the named places that goods may be sent through, by identifier. */
export async function openPlaces(ctx: InTransaction, ids: readonly string[]): Promise<Map<string, PlaceRow>> {
  const known = ids.filter(isId);
  if (known.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(logisticsPlaces)
    .where(and(inArray(logisticsPlaces.id, known), isNull(logisticsPlaces.retiredAt)))
    .for("key share");
  return new Map(rows.map((row) => [row.id, row]));
}
