import { recordAudit } from "#app/domain/core/audit.server.ts";
import { requireCan } from "#app/domain/core/authorise.ts";
import type { AnyContext } from "#app/domain/core/context.ts";
import { oneRow } from "#app/domain/core/one-row.ts";
import { type InTransaction, inTransaction } from "#app/domain/core/transaction.server.ts";
import { openPlaces } from "#app/domain/logistics/place/records.server.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { shipmentLegs, shipments } from "#db/schema/logistics.server.ts";
import { type PlanShipment, planShipmentInput } from "./input.ts";
import { listCarried, lockUnderWay, type ShipmentRow } from "./records.server.ts";
import { strictestOf } from "./storage.ts";

type Stop = { placeId: string; arriveAt: Date };

/**
 * The supplier says how a delivery travels: by whom, in what, and through which places. What the vehicle must keep is
 * the strictest of the lines it carries.
 * @throws DomainError `delivery.not_found`, `delivery.wrong_state`, `shipment.already_planned`,
 * `shipment.place_unknown`, `shipment.stop_incomplete`, `shipment.plan_disordered`.
 */
export async function planShipment(ctx: AnyContext, raw: PlanShipment): Promise<ShipmentRow> {
  requireCan(ctx, "shipment.manage");
  const { stops: typed, departAt, arriveAt, ...input } = planShipmentInput.parse(raw);
  const stops = completeStops(typed);
  assertInOrder(departAt, stops, arriveAt);
  return inTransaction(ctx, async (ctx) => {
    const delivery = await lockUnderWay(ctx, input.deliveryId);
    await assertOpen(ctx, stops);
    const lines = await listCarried(ctx, delivery.id);
    const rows = await ctx.db
      .insert(shipments)
      .values({
        ...input,
        id: newId(ctx.now),
        organisationId: delivery.supplierId,
        storageClass: strictestOf(lines.map(({ storageClass }) => storageClass)),
        plannedDepartAt: departAt,
        plannedById: ctx.actor.userId,
        plannedAt: ctx.now,
        isDemo: delivery.isDemo,
      })
      .onConflictDoNothing({ target: shipments.deliveryId })
      .returning();
    const shipment = oneRow(rows, "shipment.already_planned");
    const ends: (Stop | null)[] = [...stops, null];
    await ctx.db.insert(shipmentLegs).values(
      ends.map((end, index) => ({
        shipmentId: shipment.id,
        position: index + 1,
        fromPlaceId: stops[index - 1]?.placeId ?? null,
        toPlaceId: end?.placeId ?? null,
        plannedArriveAt: end?.arriveAt ?? arriveAt,
      })),
    );
    await recordAudit(ctx, {
      action: "shipment.planned",
      subjectType: "shipment",
      subjectId: shipment.id,
      after: {
        deliveryId: delivery.id,
        carrier: shipment.carrier,
        vehicle: shipment.vehicle,
        storageClass: shipment.storageClass,
        placeIds: stops.map(({ placeId }) => placeId),
      },
    });
    return shipment;
  });
}

/** The rows of the form that name a place. */
function completeStops(typed: readonly { placeId: string; arriveAt?: Date | null }[]): Stop[] {
  return typed.flatMap(({ placeId, arriveAt }, index) => {
    if (placeId === "" && !arriveAt) return [];
    if (placeId !== "" && arriveAt) return [{ placeId, arriveAt }];
    const code = "shipment.stop_incomplete";
    const field = placeId === "" ? "placeId" : "arriveAt";
    throw new DomainError(code, {}, [{ path: ["stops", index, field], code }]);
  });
}

function assertInOrder(departAt: Date, stops: readonly Stop[], arriveAt: Date): void {
  const times = [departAt, ...stops.map((stop) => stop.arriveAt), arriveAt].map((time) => time.getTime());
  const code = "shipment.plan_disordered";
  if (times.some((time, index) => index > 0 && time <= (times[index - 1] ?? time)))
    throw new DomainError(code, {}, [{ path: ["arriveAt"], code }]);
}

async function assertOpen(ctx: InTransaction, stops: readonly Stop[]): Promise<void> {
  const open = await openPlaces(
    ctx,
    stops.map(({ placeId }) => placeId),
  );
  const code = "shipment.place_unknown";
  for (const [index, { placeId }] of stops.entries())
    if (!open.has(placeId)) throw new DomainError(code, {}, [{ path: ["stops", index, "placeId"], code }]);
}
