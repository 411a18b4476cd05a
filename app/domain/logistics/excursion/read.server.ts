import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { deviceBindings, shipmentLegs, shipments, temperatureReadings } from "#db/schema/logistics.server.ts";
import { acceptances } from "#db/schema/deliveries.server.ts";
import type { Series } from "./excursions.ts";
import type { Trip } from "./trip.ts";

type Read = Pick<AnyContext, "db">;

/**
 * The readings of a shipment: those its devices made while they travelled with it. One range of the readings' key for
 * each device; scoping is the caller's.
 */
export async function readSeries({ db }: Read, shipmentId: string): Promise<Series[]> {
  const rows = await db
    .select({
      bindingId: deviceBindings.id,
      deviceId: deviceBindings.deviceId,
      at: sql<number>`(extract(epoch from ${temperatureReadings.recordedAt}) * 1000)::bigint`,
      centiC: temperatureReadings.centiC,
    })
    .from(deviceBindings)
    .innerJoin(
      temperatureReadings,
      and(
        eq(temperatureReadings.deviceId, deviceBindings.deviceId),
        sql`${temperatureReadings.recordedAt} >= ${deviceBindings.fromAt}`,
        sql`${temperatureReadings.recordedAt} < coalesce(${deviceBindings.untilAt}, 'infinity')`,
      ),
    )
    .where(eq(deviceBindings.shipmentId, shipmentId))
    .orderBy(asc(deviceBindings.id), asc(temperatureReadings.recordedAt));
  const series = new Map<string, { deviceId: string; readings: { at: number; centiC: number }[] }>();
  for (const { bindingId, deviceId, at, centiC } of rows) {
    const own = series.get(bindingId) ?? { deviceId, readings: [] };
    own.readings.push({ at, centiC });
    series.set(bindingId, own);
  }
  return [...series.values()];
}

/** A shipment as far as its temperature is judged; null where there is none. */
export async function readTrip(
  { db }: Read,
  shipmentId: string,
): Promise<(Trip & { id: string; deliveryId: string }) | null> {
  const [shipment] = await db
    .select({
      id: shipments.id,
      deliveryId: shipments.deliveryId,
      storageClass: shipments.storageClass,
      departedAt: shipments.departedAt,
      arrivedAt: shipments.arrivedAt,
    })
    .from(shipments)
    .where(eq(shipments.id, shipmentId));
  if (!shipment) return null;
  const legs = await db
    .select()
    .from(shipmentLegs)
    .where(eq(shipmentLegs.shipmentId, shipmentId))
    .orderBy(asc(shipmentLegs.position));
  const [bound] = await db
    .select({ fromAt: deviceBindings.fromAt })
    .from(deviceBindings)
    .where(eq(deviceBindings.shipmentId, shipmentId))
    .orderBy(asc(deviceBindings.fromAt))
    .limit(1);
  const [accepted] = await db
    .select({ at: acceptances.receiverSignedAt })
    .from(acceptances)
    .where(and(eq(acceptances.deliveryId, shipment.deliveryId), ne(acceptances.state, "withdrawn")))
    .orderBy(desc(acceptances.receiverSignedAt))
    .limit(1);
  const handedOver = legs.flatMap((leg) => [
    { at: leg.departedAt, centiC: leg.departedCentiC },
    { at: leg.arrivedAt, centiC: leg.arrivedCentiC },
  ]);
  return {
    ...shipment,
    acceptedAt: accepted?.at ?? null,
    boundFrom: bound?.fromAt ?? null,
    handedOver: handedOver.flatMap(({ at, centiC }) => (at && centiC !== null ? [{ at, centiC }] : [])),
  };
}
