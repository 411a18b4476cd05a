import { and, asc, count, eq, inArray, isNull } from "drizzle-orm";
import type { Actor, Context } from "#app/domain/core/context.ts";
import { bucketsOf } from "#app/domain/logistics/excursion/buckets.ts";
import { coldChainRule } from "#app/domain/logistics/excursion/rules.ts";
import { readSeries, readTrip } from "#app/domain/logistics/excursion/read.server.ts";
import { coldChainOf, spanOf } from "#app/domain/logistics/excursion/trip.ts";
import { nextPassage, passagesOf } from "#app/domain/logistics/shipment/passage.ts";
import {
  coldChainAlarms,
  deviceBindings,
  logisticsPlaces,
  shipmentLegs,
  shipmentPhotographs,
  shipments,
  temperatureDevices,
} from "#db/schema/logistics.server.ts";

/** Stretches of the chart, and rows of the table beside it. */
const CHART_STRETCHES = 120;
const TABLE_STRETCHES = 25;

type Read = Pick<Context, "db" | "actor" | "now">;

/**
 * How a delivery travels and what was measured of it, judged as of now; null while nobody has planned it. For pages
 * that have shown that the reader may read the delivery. The driver is named to the two sides of the trade alone.
 */
export async function readShipment(ctx: Read, deliveryId: string) {
  const { db, now } = ctx;
  const [head] = await db.select().from(shipments).where(eq(shipments.deliveryId, deliveryId));
  const trip = head && (await readTrip(ctx, head.id));
  if (!head || !trip) return null;
  const [legs, photographs, devices, series, unseen] = await Promise.all([
    db
      .select()
      .from(shipmentLegs)
      .where(eq(shipmentLegs.shipmentId, head.id))
      .orderBy(asc(shipmentLegs.position)),
    db
      .select({ fileId: shipmentPhotographs.fileId })
      .from(shipmentPhotographs)
      .where(eq(shipmentPhotographs.shipmentId, head.id))
      .orderBy(asc(shipmentPhotographs.addedAt), asc(shipmentPhotographs.fileId)),
    readDevices(ctx, head.id),
    readSeries(ctx, head.id),
    countUnseen(ctx, head.id),
  ]);
  const places = await readPlaces(
    ctx,
    legs.flatMap(({ toPlaceId }) => (toPlaceId === null ? [] : [toPlaceId])),
  );
  const passages = passagesOf(legs, head.plannedDepartAt).map((passage) => ({
    ...passage,
    place: places.get(passage.placeId ?? "") ?? null,
  }));
  const chain = coldChainOf(trip, series, now);
  const span = spanOf(trip, now);
  return {
    id: head.id,
    carrier: head.carrier,
    vehicle: head.vehicle,
    driver:
      isTrader(ctx.actor) && head.driverName + head.driverPhone !== ""
        ? { name: head.driverName, phone: head.driverPhone }
        : null,
    storageClass: head.storageClass,
    rule: coldChainRule(head.storageClass),
    isDemo: head.isDemo,
    passages,
    nextStep: nextPassage(passages)?.step ?? null,
    photographIds: photographs.map(({ fileId }) => fileId),
    devices,
    chain,
    span,
    chart: span ? bucketsOf(series, span, CHART_STRETCHES) : [],
    table: span ? bucketsOf(series, span, TABLE_STRETCHES) : [],
    unseenAlarms: unseen,
  };
}

export type ShipmentDetail = NonNullable<Awaited<ReturnType<typeof readShipment>>>;

const isTrader = (actor: Actor) =>
  actor.organisationKind === "supplier" || actor.organisationKind === "institution";

function readDevices({ db }: Read, shipmentId: string) {
  return db
    .select({
      bindingId: deviceBindings.id,
      deviceId: temperatureDevices.id,
      serial: temperatureDevices.serial,
      name: temperatureDevices.name,
      fromAt: deviceBindings.fromAt,
      untilAt: deviceBindings.untilAt,
    })
    .from(deviceBindings)
    .innerJoin(temperatureDevices, eq(temperatureDevices.id, deviceBindings.deviceId))
    .where(eq(deviceBindings.shipmentId, shipmentId))
    .orderBy(asc(deviceBindings.fromAt), asc(deviceBindings.id));
}

async function readPlaces({ db }: Read, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { nameZh: string; nameEn: string }>();
  const rows = await db
    .select({
      id: logisticsPlaces.id,
      nameZh: logisticsPlaces.nameZh,
      nameEn: logisticsPlaces.nameEn,
    })
    .from(logisticsPlaces)
    .where(inArray(logisticsPlaces.id, [...ids]));
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

async function countUnseen({ db, actor }: Read, shipmentId: string): Promise<number> {
  if (!isTrader(actor)) return 0;
  const seenAt =
    actor.organisationKind === "supplier" ? coldChainAlarms.supplierSeenAt : coldChainAlarms.buyerSeenAt;
  const [row] = await db
    .select({ rows: count() })
    .from(coldChainAlarms)
    .where(
      and(eq(coldChainAlarms.shipmentId, shipmentId), isNull(coldChainAlarms.clearedAt), isNull(seenAt)),
    );
  return row?.rows ?? 0;
}
