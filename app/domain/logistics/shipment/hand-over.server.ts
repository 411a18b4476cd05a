import { and, eq, isNull, lt } from "drizzle-orm";
import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { enqueue } from "#app/domain/core/jobs.server.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { districts } from "#db/schema/accounts.server.ts";
import { deviceBindings, logisticsPlaces, shipmentLegs, shipments } from "#db/schema/logistics.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { type HandOver, handOverInput } from "./input.ts";
import { checkPassage, type Passage, passagesOf } from "./passage.ts";
import {
  type CarriedLine,
  listCarried,
  listLegs,
  lockShipmentOf,
  lockUnderWay,
  type ShipmentRow,
} from "./records.server.ts";

/**
 * Records the next passage of a shipment: loaded at the store, arrived at a place, handed over there, arrived at the
 * buyer's door. Every batch in the vehicle gets its trace event, with the thermometer's reading. Locks: delivery,
 * shipment, then batches in key order.
 * @throws DomainError `delivery.not_found`, `delivery.wrong_state`, `shipment.not_found`, `shipment.passage_taken` (the
 * form was sent twice), `trace_event.in_future`, `shipment.passage_disordered`, `shipment.temperature_missing`.
 */
export async function handOver(ctx: AnyContext, raw: HandOver): Promise<Passage> {
  requireCan(ctx, "shipment.manage");
  const { deliveryId, temperature: centiC, ...told } = handOverInput.parse(raw);
  return inTransaction(ctx, async (ctx) => {
    const delivery = await lockUnderWay(ctx, deliveryId);
    const shipment = await lockShipmentOf(ctx, delivery.id);
    const legs = await listLegs(ctx, shipment.id);
    const passages = passagesOf(legs, shipment.plannedDepartAt);
    const passage = checkPassage(passages, shipment.storageClass, { ...told, centiC }, ctx.now);

    await writePassage(ctx, shipment, passage, told.at, centiC);
    const isLast = passage.step === passages.length;
    if (isLast) await endBindings(ctx, shipment.id, told.at);
    const place = await placeOf(ctx, shipment, passage, delivery.orderId);
    const lines = await listCarried(ctx, delivery.id);
    await appendTraceEvents(
      ctx,
      loadedBatches(lines).map(({ batchId, grams, packs }) => ({
        batchId,
        kind: passage.kind,
        occurredAt: told.at,
        ...place,
        deliveryId: delivery.id,
        quantityGrams: grams,
        packs,
        temperatureCentiC: centiC,
      })),
    );
    await recordAudit(ctx, {
      action: `shipment.${passage.kind === "handed-over" ? "handed_over" : passage.kind}`,
      subjectType: "shipment",
      subjectId: shipment.id,
      after: { deliveryId: delivery.id, step: passage.step, placeId: passage.placeId, at: told.at, centiC },
    });
    if (shipment.storageClass !== "ambient")
      await enqueue(
        ctx,
        "shipment.watch",
        { shipmentId: shipment.id },
        { key: `shipment.watch:${shipment.id}` },
      );
    return { ...passage, at: told.at, centiC };
  });
}

async function writePassage(
  ctx: InTransaction,
  shipment: ShipmentRow,
  { position, side, kind, placeId }: Passage,
  at: Date,
  centiC: number | null,
): Promise<void> {
  const isDeparture = side === "departure";
  const rows = await ctx.db
    .update(shipmentLegs)
    .set(isDeparture ? { departedAt: at, departedCentiC: centiC } : { arrivedAt: at, arrivedCentiC: centiC })
    .where(
      and(
        eq(shipmentLegs.shipmentId, shipment.id),
        eq(shipmentLegs.position, position),
        isNull(isDeparture ? shipmentLegs.departedAt : shipmentLegs.arrivedAt),
      ),
    )
    .returning();
  oneRow(rows, "shipment.passage_taken");
  if (kind === "loaded")
    await ctx.db.update(shipments).set({ departedAt: at }).where(eq(shipments.id, shipment.id));
  if (side === "arrival" && placeId === null)
    await ctx.db.update(shipments).set({ arrivedAt: at }).where(eq(shipments.id, shipment.id));
}

/** A device travels with the goods until they arrive, unless it was said otherwise. */
async function endBindings(ctx: InTransaction, shipmentId: string, at: Date): Promise<void> {
  await ctx.db
    .update(deviceBindings)
    .set({ untilAt: new Date(at.getTime() + 1) })
    .where(
      and(
        eq(deviceBindings.shipmentId, shipmentId),
        isNull(deviceBindings.untilAt),
        lt(deviceBindings.fromAt, at),
      ),
    );
}

/** Where it happened, as a public trace may say it: the buyer is told by its district. */
async function placeOf(ctx: InTransaction, shipment: ShipmentRow, passage: Passage, orderId: string) {
  if (passage.placeId !== null) {
    const [place] = await ctx.db
      .select({ nameZh: logisticsPlaces.nameZh })
      .from(logisticsPlaces)
      .where(eq(logisticsPlaces.id, passage.placeId));
    return { placeZh: place?.nameZh ?? "", placeRef: `place:${passage.placeId}` };
  }
  if (passage.kind === "loaded") return { placeZh: ctx.actor.organisationName, placeRef: null };
  const rows = await ctx.db
    .select({ nameZh: districts.nameZh })
    .from(purchaseOrders)
    .innerJoin(districts, eq(districts.code, purchaseOrders.districtCode))
    .where(and(eq(purchaseOrders.id, orderId), eq(purchaseOrders.supplierId, shipment.organisationId)));
  return { placeZh: oneRow(rows, "order.not_found").nameZh, placeRef: null };
}

/** What is in the vehicle, batch by batch in key order: grams and packs. */
function loadedBatches(lines: readonly CarriedLine[]) {
  const loaded = new Map<string, { batchId: string; grams: number; packs: number }>();
  for (const { batchId, packs, netGrams } of lines) {
    const sum = loaded.get(batchId) ?? { batchId, grams: 0, packs: 0 };
    loaded.set(batchId, { batchId, grams: sum.grams + packs * netGrams, packs: sum.packs + packs });
  }
  return [...loaded.values()].sort((one, other) => (one.batchId < other.batchId ? -1 : 1));
}
