import { and, countDistinct, desc, eq, isNull, type SQL } from "drizzle-orm";
import type { Actor, Context } from "#app/domain/core/context.ts";
import { coldChainAlarms, shipments, temperatureDevices } from "#db/schema/logistics.server.ts";
import { deliveries } from "#db/schema/deliveries.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";

/** Most alarms listed, the latest first. */
const MOST_SHOWN = 100;

/** The alarms of the actor's own side: what it sends, or what is sent to it. */
function own(actor: Actor): SQL {
  return actor.organisationKind === "supplier"
    ? eq(deliveries.supplierId, actor.organisationId)
    : eq(deliveries.organisationId, actor.organisationId);
}

const seenAtOf = (actor: Actor) =>
  actor.organisationKind === "supplier" ? coldChainAlarms.supplierSeenAt : coldChainAlarms.buyerSeenAt;

/** How many deliveries have alarms that the actor's side has not taken note of. */
export async function countAlarmingDeliveries({ db, actor }: Context): Promise<number> {
  const [row] = await db
    .select({ rows: countDistinct(shipments.id) })
    .from(coldChainAlarms)
    .innerJoin(shipments, eq(shipments.id, coldChainAlarms.shipmentId))
    .innerJoin(deliveries, eq(deliveries.id, shipments.deliveryId))
    .where(and(isNull(coldChainAlarms.clearedAt), isNull(seenAtOf(actor)), own(actor)));
  return row?.rows ?? 0;
}

/** Breaks of the cold chain on either side of the actor's trade, the latest first. */
export async function listAlarms({ db, actor }: Context) {
  return db
    .select({
      id: coldChainAlarms.id,
      kind: coldChainAlarms.kind,
      fromAt: coldChainAlarms.fromAt,
      toAt: coldChainAlarms.toAt,
      minutes: coldChainAlarms.minutes,
      worstCentiC: coldChainAlarms.worstCentiC,
      seenAt: seenAtOf(actor),
      deviceName: temperatureDevices.name,
      storageClass: shipments.storageClass,
      deliveryId: deliveries.id,
      sequence: deliveries.sequence,
      orderNumber: purchaseOrders.number,
      isDemo: shipments.isDemo,
    })
    .from(coldChainAlarms)
    .innerJoin(shipments, eq(shipments.id, coldChainAlarms.shipmentId))
    .innerJoin(deliveries, eq(deliveries.id, shipments.deliveryId))
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, deliveries.orderId))
    .leftJoin(temperatureDevices, eq(temperatureDevices.id, coldChainAlarms.deviceId))
    .where(and(isNull(coldChainAlarms.clearedAt), own(actor)))
    .orderBy(desc(coldChainAlarms.fromAt), desc(coldChainAlarms.id))
    .limit(MOST_SHOWN);
}

export type AlarmView = Awaited<ReturnType<typeof listAlarms>>[number];
