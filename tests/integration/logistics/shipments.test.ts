import { asc, eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";

import { handOver } from "#app/domain/logistics/shipment/hand-over.server.ts";
import { planShipment } from "#app/domain/logistics/shipment/plan.server.ts";
import { firstBreak } from "#app/domain/provenance/trace/chain.ts";
import { getVisibleFile } from "#app/domain/reporting/file/visible.server.ts";
import { getEpcisDocument } from "#app/domain/reporting/trace/epcis.server.ts";
import { getTracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { attachLoadingPhotograph } from "#app/flows/attach-loading-photograph.server.ts";
import { receiveDelivery } from "#app/flows/receive-delivery.server.ts";
import type { Connection } from "#db/client.server.ts";
import {
  acceptanceColdChains,
  deviceBindings,
  shipmentLegs,
  shipmentPhotographs,
  shipments,
} from "#db/schema/logistics.server.ts";
import { traceEvents, traceHeads } from "#db/schema/provenance.server.ts";
import { buildMember, buildSupplier, contextFor } from "#tests/support/builders.ts";
import { auditOf } from "#tests/support/catalogue.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { acceptanceForm } from "#tests/support/delivered.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { buildSent, buildShipped, minutesAgo, shipmentForm } from "#tests/support/shipped.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const eventsOf = (batchId: string) =>
  connection.db
    .select()
    .from(traceEvents)
    .where(eq(traceEvents.batchId, batchId))
    .orderBy(asc(traceEvents.sequence));

describe("planShipment", () => {
  it("keeps carrier, legs and the strictest storage class, once", async () => {
    const { delivery, warehouse, shipment, place } = await buildShipped(connection);
    expect(shipment).toMatchObject({
      storageClass: "frozen",
      carrier: "黔惠冷链",
      driverPhone: "13900001111",
    });
    const legs = await connection.db
      .select()
      .from(shipmentLegs)
      .where(eq(shipmentLegs.shipmentId, shipment.id))
      .orderBy(asc(shipmentLegs.position));
    expect(legs.map(({ fromPlaceId, toPlaceId }) => [fromPlaceId, toPlaceId])).toEqual([
      [null, place.id],
      [place.id, null],
    ]);
    const ctx = contextFor(connection, warehouse);
    await expectRefusal(planShipment(ctx, shipmentForm(delivery.id)), "shipment.already_planned");
    const audit = await auditOf(connection, shipment.id);
    expect(audit[0]).toMatchObject({ action: "shipment.planned" });
    expect(JSON.stringify(audit)).not.toContain("13900001111");
  });

  it("refuses times out of order, half a stop and an unknown place", async () => {
    const { delivery, warehouse } = await buildSent(connection);
    const ctx = contextFor(connection, warehouse);
    const form = shipmentForm(delivery.id);
    await expectRefusal(planShipment(ctx, { ...form, arriveAt: form.departAt }), "shipment.plan_disordered");
    await expectRefusal(
      planShipment(ctx, { ...form, stops: [{ placeId: "", arriveAt: "2026-06-15T11:00" }] }),
      "shipment.stop_incomplete",
    );
    await expectRefusal(
      planShipment(ctx, { ...form, stops: [{ placeId: "x'--", arriveAt: "2026-06-15T11:00" }] }),
      "shipment.place_unknown",
    );
  });

  it("is the supplier's own act, and not after the goods were accepted", async () => {
    const sent = await buildSent(connection);
    const form = shipmentForm(sent.delivery.id);
    const stranger = await buildMember(connection, await buildSupplier(connection), ["supplier-warehouse"]);
    await expectRefusal(planShipment(contextFor(connection, stranger), form), "delivery.not_found");
    await expectRefusal(planShipment(contextFor(connection, sent.receiver), form), "actor.forbidden");
    await expectRefusal(planShipment(contextFor(connection, sent.supplierFinance), form), "actor.forbidden");
    const owner = await testOwner();
    await owner.sql`update deliveries set state = 'accepted' where id = ${sent.delivery.id}`;
    await expectRefusal(planShipment(contextFor(connection, sent.warehouse), form), "delivery.wrong_state");
    expect(
      await connection.db.select().from(shipments).where(eq(shipments.deliveryId, sent.delivery.id)),
    ).toEqual([]);
  });
});

describe("handOver", () => {
  it("writes loaded, arrived and handed-over into every batch's chain, with weight, packs and temperature", async () => {
    const shipped = await buildShipped(connection);
    const { delivery, warehouse, batches, place, shipment, device } = shipped;
    const ctx = contextFor(connection, warehouse);
    const steps = [
      { step: "2", at: minutesAgo(90), temperature: "-18.5" },
      { step: "3", at: minutesAgo(80), temperature: "-18.2" },
      { step: "4", at: minutesAgo(1), temperature: "-18" },
    ];
    for (const told of steps) await handOver(ctx, { deliveryId: delivery.id, ...told });
    const events = await eventsOf(batches[0]!.id);
    expect(
      events.map(({ kind, placeRef, packs, quantityGrams, temperatureCentiC, deliveryId }) => [
        kind,
        placeRef,
        packs,
        quantityGrams,
        temperatureCentiC,
        deliveryId === delivery.id,
      ]),
    ).toEqual([
      ["dispatched", null, 12, 3000, null, true],
      ["loaded", null, 12, 3000, -1900, true],
      ["arrived", `place:${place.id}`, 12, 3000, -1850, true],
      ["handed-over", `place:${place.id}`, 12, 3000, -1820, true],
      ["arrived", null, 12, 3000, -1800, true],
    ]);
    expect(events.at(-1)?.placeZh).toBe("惠城区");
    const [head] = await connection.db
      .select()
      .from(traceHeads)
      .where(eq(traceHeads.batchId, batches[0]!.id));
    expect(firstBreak(events, { sequence: head!.length, hash: head!.hash })).toBeNull();
    const [after] = await connection.db.select().from(shipments).where(eq(shipments.id, shipment.id));
    expect(after).toMatchObject({ departedAt: minutesAgo(120), arrivedAt: minutesAgo(1) });
    const [binding] = await connection.db
      .select()
      .from(deviceBindings)
      .where(eq(deviceBindings.deviceId, device.id));
    expect(binding?.untilAt?.getTime()).toBe(minutesAgo(1).getTime() + 1);
    expect((await auditOf(connection, shipment.id)).map(({ action }) => action)).toEqual([
      "shipment.planned",
      "device.bound",
      "shipment.loaded",
      "shipment.arrived",
      "shipment.handed_over",
      "shipment.arrived",
    ]);
    await expectRefusal(
      handOver(ctx, { deliveryId: delivery.id, step: "4", at: minutesAgo(0), temperature: "-18" }),
      "shipment.passage_taken",
    );
  });

  it("the same step twice, without a thermometer, by a stranger: nothing is written", async () => {
    const { delivery, warehouse, receiver, batches } = await buildShipped(connection);
    const ctx = contextFor(connection, warehouse);
    const told = { deliveryId: delivery.id, step: "2", at: minutesAgo(90), temperature: "-18.5" };
    await expectRefusal(handOver(ctx, { ...told, step: "1" }), "shipment.passage_taken");
    await expectRefusal(handOver(ctx, { ...told, temperature: "" }), "shipment.temperature_missing");
    await expectRefusal(handOver(ctx, { ...told, at: minutesAgo(121) }), "shipment.passage_disordered");
    await expectRefusal(handOver(ctx, { ...told, at: "2026-06-15T12:01" }), "trace_event.in_future");
    await expectRefusal(handOver(contextFor(connection, receiver), told), "actor.forbidden");
    const stranger = await buildMember(connection, await buildSupplier(connection), ["supplier-warehouse"]);
    await expectRefusal(handOver(contextFor(connection, stranger), told), "delivery.not_found");
    expect((await eventsOf(batches[0]!.id)).map(({ kind }) => kind)).toEqual(["dispatched", "loaded"]);
  });

  it("two people at once record one step", async () => {
    const { delivery, warehouse, batches } = await buildShipped(connection);
    const told = { deliveryId: delivery.id, step: "2", at: minutesAgo(90), temperature: "-18.5" };
    const ctx = contextFor(connection, warehouse);
    const outcomes = await Promise.allSettled([handOver(ctx, told), handOver(ctx, told)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await eventsOf(batches[0]!.id)).filter(({ kind }) => kind === "arrived")).toHaveLength(1);
  });

  it("a loaded batch is no longer found without loading, and stands as an aggregation in the EPCIS document", async () => {
    const { batches } = await buildShipped(connection);
    const code = batches[0]!.code;
    const ctx = contextFor(connection, null);
    const traced = await getTracedBatch(ctx, code);
    expect(traced.findings.map((finding) => finding.code)).not.toContain("dispatched_without_load");
    const document = await getEpcisDocument(ctx, { code, origin: "https://h.test" });
    const { eventList } = document.epcisBody as { eventList: Record<string, unknown>[] };
    const loaded = eventList.find((event) => event["huiqian:kind"] === "loaded");
    expect(loaded).toMatchObject({
      type: "AggregationEvent",
      action: "ADD",
      bizStep: "loading",
      disposition: "in_transit",
      childQuantityList: [{ quantity: 3, uom: "KGM" }],
      "huiqian:packs": 12,
      sensorElementList: [{ sensorReport: [{ type: "Temperature", value: -19, uom: "CEL" }] }],
    });
    expect(loaded?.parentID).toMatch(/^urn:uuid:/);
  });
});

describe("attachLoadingPhotograph", () => {
  it("is redrawn without what the camera wrote, and seen by both sides and nobody else", async () => {
    const { delivery, warehouse, receiver, shipment } = await buildShipped(connection);
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#20407A" } })
      .withExif({ IFD0: { Make: "SECRET-CAMERA" } })
      .jpeg()
      .toBuffer();
    const ctx = contextFor(connection, warehouse);
    const input = { deliveryId: delivery.id };
    await attachLoadingPhotograph(ctx, input, { name: "装车.jpg", bytes });
    const [row] = await connection.db
      .select()
      .from(shipmentPhotographs)
      .where(eq(shipmentPhotographs.shipmentId, shipment.id));
    const [stored] = await connection.sql<{ bytes: Buffer }[]>`
      select bytes from file_contents where file_id = ${row!.fileId}`;
    expect(stored?.bytes.includes("SECRET-CAMERA")).toBe(false);
    for (const actor of [warehouse, receiver])
      expect((await getVisibleFile(contextFor(connection, actor), row!.fileId)).mediaType).toBe("image/webp");
    const stranger = await buildMember(connection, await buildSupplier(connection), ["supplier-warehouse"]);
    await expectRefusal(getVisibleFile(contextFor(connection, stranger), row!.fileId), "file.not_found");
    await expectRefusal(getVisibleFile(contextFor(connection, null), row!.fileId), "file.not_found");

    await expectRefusal(attachLoadingPhotograph(ctx, input, null), "file.missing");
    const wrong = { name: "x.jpg", bytes: new TextEncoder().encode("<svg/>") };
    await expectRefusal(attachLoadingPhotograph(ctx, input, wrong), "file.type_not_allowed");
    await expectRefusal(
      attachLoadingPhotograph(contextFor(connection, stranger), input, { name: "x.jpg", bytes }),
      "delivery.not_found",
    );
  });
});

describe("what is kept with the acceptance", () => {
  it("is what was known when the receiver signed", async () => {
    const { delivery, lines, receiver, shipment } = await buildShipped(connection);
    const form = acceptanceForm(delivery.id, lines);
    const acceptance = await receiveDelivery(contextFor(connection, receiver), {
      ...form,
      lines: form.lines.map((line) => ({ ...line, temperature: "-18.5" })),
    });
    const [kept] = await connection.db
      .select()
      .from(acceptanceColdChains)
      .where(eq(acceptanceColdChains.acceptanceId, acceptance.id));
    expect(kept).toMatchObject({
      shipmentId: shipment.id,
      summary: { storageClass: "frozen", readings: 0, silentMinutes: 120, excursionMinutes: 0 },
    });
    const owner = await testOwner();
    await expect(owner.sql`update acceptance_cold_chains set kept_at = now()`).rejects.toThrow(/append-only/);
  });
});
