import { and, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import type { Actor, AnyContext, SystemContext } from "#app/domain/core/context.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { isId, newId } from "#app/kernel/id.ts";
import { coldChainAlarms, shipments } from "#db/schema/logistics.server.ts";
import { deliveries } from "#db/schema/deliveries.server.ts";
import { alarmChanges } from "./alarms.ts";
import type { Excursion } from "./excursions.ts";
import { readSeries, readTrip } from "./read.server.ts";
import { type ColdChain, coldChainOf } from "./trip.ts";

/**
 * Judges a shipment by the readings it has now: raises an alarm for every excursion nobody was told of, which waits in
 * the inboxes of the supplier's warehouse and the institution's receiver, and lets known ones grow or go. A second time
 * it changes nothing. Returns how many alarms were new.
 */
export async function watchShipment(
  ctx: SystemContext,
  raw: { shipmentId: string },
): Promise<{ raised: number }> {
  const { shipmentId } = raw;
  if (!isId(shipmentId)) return { raised: 0 };
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .select({ id: shipments.id })
      .from(shipments)
      .where(eq(shipments.id, shipmentId))
      .for("no key update");
    const trip = await readTrip(ctx, shipmentId);
    if (!trip) return { raised: 0 };
    const chain = coldChainOf(trip, await readSeries(ctx, shipmentId), ctx.now);
    const raised = await writeAlarms(ctx, shipmentId, chain.excursions);
    await noteChain(ctx, shipmentId, chain);
    return { raised };
  });
}

async function writeAlarms(
  ctx: InTransaction<Actor | null>,
  shipmentId: string,
  found: readonly Excursion[],
): Promise<number> {
  const rows = await ctx.db.select().from(coldChainAlarms).where(eq(coldChainAlarms.shipmentId, shipmentId));
  const changes = alarmChanges(
    rows.map(({ id, kind, deviceId, fromAt, toAt, clearedAt }) => ({
      id,
      kind,
      deviceId,
      from: fromAt.getTime(),
      to: toAt.getTime(),
      isCleared: clearedAt !== null,
    })),
    found,
  );
  for (const { id, excursion } of changes.grow)
    await ctx.db
      .update(coldChainAlarms)
      .set({ ...extentOf(excursion), clearedAt: null })
      .where(eq(coldChainAlarms.id, id));
  if (changes.clear.length > 0)
    await ctx.db
      .update(coldChainAlarms)
      .set({ clearedAt: ctx.now })
      .where(inArray(coldChainAlarms.id, changes.clear));
  for (const { kind, deviceId, ...excursion } of changes.raise) {
    const extent = extentOf({ kind, deviceId, ...excursion });
    await ctx.db
      .insert(coldChainAlarms)
      .values({ id: newId(ctx.now), shipmentId, kind, deviceId, ...extent, raisedAt: ctx.now });
    await recordAudit(ctx, {
      action: "cold_chain.alarm_raised",
      subjectType: "shipment",
      subjectId: shipmentId,
      after: { kind, deviceId, ...extent },
    });
  }
  return changes.raise.length;
}

function extentOf({ from, to, minutes, worstCentiC }: Excursion) {
  return { fromAt: new Date(from), toAt: new Date(to), minutes, worstCentiC };
}

async function noteChain(
  ctx: InTransaction<Actor | null>,
  shipmentId: string,
  chain: ColdChain,
): Promise<void> {
  const { readings, lowestCentiC, highestCentiC, excursionMinutes, silentMinutes } = chain;
  await ctx.db
    .update(shipments)
    .set({
      watchedAt: ctx.now,
      readingCount: readings,
      lowestCentiC,
      highestCentiC,
      excursionMinutes,
      silentMinutes,
    })
    .where(eq(shipments.id, shipmentId));
}

/** Judges every chilled or frozen shipment that is under way: a device that fell silent sends nothing that would. */
export async function watchShipmentsUnderWay(ctx: SystemContext): Promise<{ watched: number }> {
  const ids = await listUnderWay(ctx);
  for (const shipmentId of ids) await watchShipment(ctx, { shipmentId });
  return { watched: ids.length };
}

async function listUnderWay({ db }: Pick<AnyContext, "db">): Promise<string[]> {
  const rows = await db
    .select({ id: shipments.id })
    .from(shipments)
    .innerJoin(deliveries, eq(deliveries.id, shipments.deliveryId))
    .where(
      and(
        isNotNull(shipments.departedAt),
        isNull(shipments.arrivedAt),
        ne(shipments.storageClass, "ambient"),
        eq(deliveries.state, "dispatched"),
      ),
    )
    .orderBy(shipments.id);
  return rows.map(({ id }) => id);
}
