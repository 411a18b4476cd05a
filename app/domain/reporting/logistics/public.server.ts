import { and, asc, eq, ne } from "drizzle-orm";
import type { AnyContext } from "#app/domain/core/context.ts";
import { districts } from "#db/schema/accounts.server.ts";
import { shipments } from "#db/schema/logistics.server.ts";
import { deliveries, deliveryLines } from "#db/schema/deliveries.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";

/** Most deliveries of a batch that are told of. */
const MOST_SHOWN = 20;

/**
 * How cold the chilled and frozen deliveries of a batch were kept, as anybody may read it: the day they left and the
 * district they went to, no buyer and no carrier. As last judged; a delivery nobody planned a shipment for is left out.
 */
export function listPublicColdChains({ db }: Pick<AnyContext, "db">, batchId: string) {
  return db
    .selectDistinct({
      deliveryId: deliveries.id,
      dispatchedOn: deliveries.dispatchedOn,
      districtZh: districts.nameZh,
      districtEn: districts.nameEn,
      storageClass: shipments.storageClass,
      departed: shipments.departedAt,
      judged: shipments.watchedAt,
      readings: shipments.readingCount,
      lowestCentiC: shipments.lowestCentiC,
      highestCentiC: shipments.highestCentiC,
      excursionMinutes: shipments.excursionMinutes,
      silentMinutes: shipments.silentMinutes,
    })
    .from(deliveryLines)
    .innerJoin(deliveries, eq(deliveries.id, deliveryLines.deliveryId))
    .innerJoin(shipments, eq(shipments.deliveryId, deliveries.id))
    .innerJoin(purchaseOrders, eq(purchaseOrders.id, deliveries.orderId))
    .innerJoin(districts, eq(districts.code, purchaseOrders.districtCode))
    .where(and(eq(deliveryLines.batchId, batchId), ne(shipments.storageClass, "ambient")))
    .orderBy(asc(deliveries.dispatchedOn), asc(deliveries.id))
    .limit(MOST_SHOWN);
}

export type PublicColdChain = Awaited<ReturnType<typeof listPublicColdChains>>[number];
