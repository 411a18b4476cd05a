import { and, eq, isNull, lt } from "drizzle-orm";
import type { InTransaction } from "#app/domain/core/transaction.server.ts";
import {
  acceptanceColdChains,
  coldChainAlarms,
  deviceBindings,
  shipments,
} from "#db/schema/logistics.server.ts";
import { readSeries, readTrip } from "./read.server.ts";
import { coldChainOf, keptColdChain } from "./trip.ts";

/**
 * Keeps what is known of the cold chain of a delivery with the acceptance that its receiver signs, ends what its devices
 * still measure for it, and takes its alarms as seen by the buyer. Deliveries without a shipment keep nothing.
 */
export async function keepColdChain(
  ctx: InTransaction,
  { acceptanceId, deliveryId }: { acceptanceId: string; deliveryId: string },
): Promise<void> {
  const [shipment] = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(eq(shipments.deliveryId, deliveryId))
    .for("no key update");
  const trip = shipment && (await readTrip(ctx, shipment.id));
  if (!trip) return;
  const chain = coldChainOf(trip, await readSeries(ctx, trip.id), ctx.now);
  await ctx.db.insert(acceptanceColdChains).values({
    acceptanceId,
    shipmentId: trip.id,
    summary: keptColdChain(trip, chain, ctx.now),
    keptAt: ctx.now,
  });
  await ctx.db
    .update(deviceBindings)
    .set({ untilAt: ctx.now })
    .where(
      and(
        eq(deviceBindings.shipmentId, trip.id),
        isNull(deviceBindings.untilAt),
        lt(deviceBindings.fromAt, ctx.now),
      ),
    );
  await ctx.db
    .update(coldChainAlarms)
    .set({ buyerSeenAt: ctx.now, buyerSeenById: ctx.actor.userId })
    .where(and(eq(coldChainAlarms.shipmentId, trip.id), isNull(coldChainAlarms.buyerSeenAt)));
}
