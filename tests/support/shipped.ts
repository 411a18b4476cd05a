/** Shipments as a test needs them: a delivery of frozen goods on its way, and the thermometers that travel with it. */
import { createHmac } from "node:crypto";
import { eq } from "drizzle-orm";
import { bindDevice } from "#app/domain/logistics/device/bind.server.ts";
import { registerDevice } from "#app/domain/logistics/device/register.server.ts";
import { registerPlace } from "#app/domain/logistics/place/register.server.ts";
import { handOver } from "#app/domain/logistics/shipment/hand-over.server.ts";
import { planShipment } from "#app/domain/logistics/shipment/plan.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import type { Connection } from "#db/client.server.ts";
import { newReadableCode } from "#app/kernel/id.ts";
import { purchaseOrderLines } from "#db/schema/orders.server.ts";
import type { StorageClass } from "#db/vocabulary/catalogue.ts";
import { buildMember, buildOffice, contextFor, testInstant } from "./builders.ts";
import { buildDelivered } from "./delivered.ts";

/** So many minutes before noon of the test day (negative: after). */
export const minutesAgo = (minutes: number) => new Date(testInstant.getTime() - minutes * 60_000);

/** An officer of the county the goods come from. */
export async function buildCountyOfficer(connection: Connection, countyCode = "522323"): Promise<Actor> {
  const office = await buildOffice(connection, { officeLevel: "county", countyCode });
  return buildMember(connection, office, ["official-reviewer"]);
}

/** The form of a county centre. */
export const placeForm = (changes: Partial<Parameters<typeof registerPlace>[1]> = {}) => ({
  code: `PA-${newReadableCode(6)}`,
  tier: "county-centre" as const,
  nameZh: "普安县物流中心",
  nameEn: "Pu'an logistics centre",
  countyCode: "522323",
  township: "",
  parentId: "",
  contactName: "罗站长",
  contactPhone: "0859-7230000",
  ...changes,
});

/** The form of a shipment through the places, planned from two hours before noon to four hours after. */
export const shipmentForm = (deliveryId: string, placeIds: readonly string[] = []) => ({
  deliveryId,
  carrier: "黔惠冷链",
  vehicle: "贵E12345",
  driverName: "张师傅",
  driverPhone: "13900001111",
  departAt: minutesAgo(120),
  stops: placeIds.map((placeId, index) => ({ placeId, arriveAt: minutesAgo(100 - index * 10) })),
  arriveAt: minutesAgo(-240),
});

/** A delivery whose goods are of a storage class; nothing is said yet of how it travels. */
export async function buildSent(connection: Connection, storageClass: StorageClass = "frozen") {
  const delivered = await buildDelivered(connection);
  await connection.db
    .update(purchaseOrderLines)
    .set({ storageClass })
    .where(eq(purchaseOrderLines.id, delivered.orderLine.id));
  return delivered;
}

/** A delivery of frozen goods through a county centre, with one thermometer; loaded two hours ago. */
export async function buildShipped(connection: Connection, storageClass: StorageClass = "frozen") {
  const sent = await buildSent(connection, storageClass);
  const officer = await buildCountyOfficer(connection);
  const place = await registerPlace(contextFor(connection, officer), placeForm());
  const ctx = contextFor(connection, sent.warehouse);
  const shipment = await planShipment(ctx, shipmentForm(sent.delivery.id, [place.id]));
  const { device, secret } = await registerDevice(ctx, {
    serial: `T-${newReadableCode(6)}`,
    name: "车厢前部",
  });
  await bindDevice(ctx, { deliveryId: sent.delivery.id, deviceId: device.id, fromAt: minutesAgo(130) });
  await handOver(ctx, { deliveryId: sent.delivery.id, step: "1", at: minutesAgo(120), temperature: "-19" });
  return { ...sent, officer, place, shipment, device, secret };
}

/** What a device sends: readings by minutes ago. */
export const bodyOf = (values: readonly (readonly [minutesAgo: number, celsius: number])[]) =>
  JSON.stringify(values.map(([ago, celsius]) => ({ recordedAt: minutesAgo(ago).toISOString(), celsius })));

/** A request signed by a device. */
export function signed(device: { id: string }, secret: string, body: string, at: Date = testInstant) {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = `sha256=${createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex")}`;
  return { deviceId: device.id, timestamp, signature, body: new TextEncoder().encode(body) };
}
