import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { getDispatchForm } from "#app/domain/reporting/delivery/dispatch-form.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { files } from "#db/schema/accounts.server.ts";
import { stockMovements, stocks } from "#db/schema/catalogue.server.ts";
import { certificates } from "#db/schema/certification.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { deliveries, deliveryLines } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { batches, traceEvents } from "#db/schema/provenance.server.ts";
import {
  buildBatch,
  buildMember,
  buildProduct,
  buildSupplier,
  buildTrade,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import { buildWaiver } from "#tests/support/build-waiver.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const DAY = "2026-06-15";

async function buildConfirmed(changes: Partial<typeof purchaseOrders.$inferInsert> = {}) {
  const trade = await buildTrade(connection, { state: "confirmed", confirmedAt: testInstant, ...changes });
  const batch = await buildBatch(connection, trade.product);
  const line = trade.order.lines[0]!;
  const dispatch = (packs: number, batchId = batch.id, sequence = 1) => ({
    orderId: trade.order.orderId,
    sequence,
    carrier: "DEMO 物流",
    vehicle: "贵E·DEMO1",
    waybill: "DEMO-1",
    dispatchedOn: DAY,
    lines: [{ orderLineId: line.id, batchId, packs }],
  });
  return { ...trade, batch, line, dispatch };
}

async function stand(orderId: string, variantId: string) {
  const [order] = await connection.db.select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId));
  const [line] = await connection.db
    .select()
    .from(purchaseOrderLines)
    .where(eq(purchaseOrderLines.orderId, orderId));
  const [stock] = await connection.db.select().from(stocks).where(eq(stocks.variantId, variantId));
  const sent = await connection.db.select().from(deliveries).where(eq(deliveries.orderId, orderId));
  return {
    state: order?.state,
    dispatched: line?.dispatchedPacks,
    onHand: stock?.onHandPacks,
    allocated: stock?.allocatedPacks,
    deliveries: sent.length,
  };
}

describe("the form", () => {
  it("offers the carriers and vehicles of one's own latest deliveries, each once", async () => {
    const { warehouse, order, dispatch } = await buildConfirmed();
    const elsewhere = await buildConfirmed();
    await dispatchFulfilment(contextFor(connection, elsewhere.warehouse), elsewhere.dispatch(20));
    const later = (minutes: number) =>
      contextFor(connection, warehouse, new Date(testInstant.getTime() + minutes * 60_000));
    expect(await getDispatchForm(later(0), order.orderId)).toMatchObject({ carriers: [], vehicles: [] });
    await dispatchFulfilment(later(1), { ...dispatch(5), carrier: "黔惠冷链" });
    await dispatchFulfilment(later(2), { ...dispatch(5, undefined, 2), vehicle: "贵E22222" });
    await dispatchFulfilment(later(3), { ...dispatch(5, undefined, 3), carrier: "" });
    expect(await getDispatchForm(later(4), order.orderId)).toMatchObject({
      carriers: ["DEMO 物流", "黔惠冷链"],
      vehicles: ["贵E·DEMO1", "贵E22222"],
    });
  });
});

describe("dispatchFulfilment", () => {
  it("moves stock, batch, order, trace and audit together", async () => {
    const { warehouse, order, variant, batch, line, institution, dispatch } = await buildConfirmed();
    const delivery = await dispatchFulfilment(contextFor(connection, warehouse), dispatch(20));

    expect(delivery).toMatchObject({ sequence: 1, state: "dispatched", organisationId: institution.id });
    expect(await stand(order.orderId, variant.id)).toEqual({
      state: "dispatched",
      dispatched: 20,
      onHand: 480,
      allocated: 0,
      deliveries: 1,
    });
    const [row] = await connection.db.select().from(batches).where(eq(batches.id, batch.id));
    expect(row).toMatchObject({ dispatchedGrams: 20 * 250, state: "released" });
    const drawn = await connection.db
      .select()
      .from(deliveryLines)
      .where(eq(deliveryLines.deliveryId, delivery.id));
    expect(drawn).toMatchObject([{ orderLineId: line.id, batchId: batch.id, packs: 20 }]);
    const moved = await connection.db
      .select()
      .from(stockMovements)
      .where(eq(stockMovements.deliveryId, delivery.id));
    expect(moved).toMatchObject([{ kind: "dispatch", packs: -20, createdById: warehouse.userId }]);
    const trace = await connection.db.select().from(traceEvents).where(eq(traceEvents.batchId, batch.id));
    expect(trace).toMatchObject([{ kind: "dispatched", deliveryId: delivery.id, sequence: 1 }]);
    const [audit] = await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, order.orderId));
    expect(audit).toMatchObject({ action: "delivery.dispatched", before: { state: "confirmed" } });
  });

  it("leaves in several deliveries from several batches, and never more than is owed", async () => {
    const { manager, order, variant, product, batch, line, dispatch } = await buildConfirmed();
    const other = await buildBatch(connection, product, { quantityGrams: 5 * 250 });
    const ctx = contextFor(connection, manager);
    await dispatchFulfilment(ctx, {
      ...dispatch(0),
      lines: [
        { orderLineId: line.id, batchId: batch.id, packs: 7 },
        { orderLineId: line.id, batchId: other.id, packs: 5 },
      ],
    });
    expect((await stand(order.orderId, variant.id)).state).toBe("partly-dispatched");
    const [emptied] = await connection.db.select().from(batches).where(eq(batches.id, other.id));
    expect(emptied?.state).toBe("depleted");

    const refusal = await expectRefusal(
      dispatchFulfilment(ctx, dispatch(9, batch.id, 2)),
      "delivery.over_ordered",
    );
    expect(refusal.details).toMatchObject({ rest: 8 });
    await dispatchFulfilment(ctx, dispatch(8, batch.id, 2));
    expect(await stand(order.orderId, variant.id)).toEqual({
      state: "dispatched",
      dispatched: 20,
      onHand: 480,
      allocated: 0,
      deliveries: 2,
    });
  });

  it("records the same form once", async () => {
    const { manager, order, variant, dispatch } = await buildConfirmed();
    const ctx = contextFor(connection, manager);
    await dispatchFulfilment(ctx, dispatch(5));
    await expectRefusal(dispatchFulfilment(ctx, dispatch(5)), "delivery.sequence_taken");
    expect(await stand(order.orderId, variant.id)).toMatchObject({ dispatched: 5, deliveries: 1 });
  });

  it("waits for the money of a prepaid order", async () => {
    const { manager, order, variant, dispatch } = await buildConfirmed({ terms: "prepaid" });
    const ctx = contextFor(connection, manager);
    await expectRefusal(dispatchFulfilment(ctx, dispatch(5)), "delivery.unpaid");
    expect(await stand(order.orderId, variant.id)).toMatchObject({ state: "confirmed", deliveries: 0 });
    await connection.db
      .update(purchaseOrders)
      .set({ receivedFen: 20 * 12_000 })
      .where(eq(purchaseOrders.id, order.orderId));
    await dispatchFulfilment(ctx, dispatch(5));
  });

  it("refuses batches that are held back, another product's, another supplier's or forged, and writes nothing", async () => {
    const { manager, order, variant, supplier, product, dispatch } = await buildConfirmed();
    const ctx = contextFor(connection, manager);
    const held = await buildBatch(connection, product, { state: "on-hold" });
    const honey = await buildBatch(connection, await buildProduct(connection, supplier));
    const foreign = await buildBatch(
      connection,
      await buildProduct(connection, await buildSupplier(connection)),
    );
    const expiring = await buildBatch(connection, product, { bestBeforeOn: "2026-06-29" });
    await expectRefusal(dispatchFulfilment(ctx, dispatch(1, held.id)), "batch.not_dispatchable");
    await expectRefusal(dispatchFulfilment(ctx, dispatch(1, expiring.id)), "batch.not_dispatchable");
    await expectRefusal(dispatchFulfilment(ctx, dispatch(1, honey.id)), "batch.not_found");
    await expectRefusal(dispatchFulfilment(ctx, dispatch(1, foreign.id)), "batch.not_found");
    await expectRefusal(dispatchFulfilment(ctx, dispatch(1, "forged")), "batch.not_found");
    expect(await stand(order.orderId, variant.id)).toMatchObject({
      state: "confirmed",
      onHand: 500,
      allocated: 20,
      deliveries: 0,
    });
  });

  it("lets nothing leave while a required certificate is missing or has expired", async () => {
    const { manager, product, supplier, dispatch } = await buildConfirmed();
    await connection.sql`update products set processing = 'packaged-food' where id = ${product.id}`;
    const ctx = contextFor(connection, manager);
    const missing = await expectRefusal(dispatchFulfilment(ctx, dispatch(5)), "delivery.certificate_lapsed");
    expect(missing.details.problems).toContain("普安红茶");

    const [requirement] = await connection.sql<{ scheme_code: string }[]>`
      select scheme_code from scheme_requirements where processing = 'packaged-food'`;
    const fileId = newId();
    await connection.db.insert(files).values({
      id: fileId,
      organisationId: supplier.id,
      kind: "document",
      visibility: "private",
      mediaType: "application/pdf",
      byteLength: 1,
      sha256: "0",
      originalName: "licence.pdf",
    });
    const certificateId = newId();
    await connection.db.insert(certificates).values({
      id: certificateId,
      organisationId: supplier.id,
      schemeCode: requirement!.scheme_code,
      number: "DEMO-1",
      issuer: "DEMO",
      validFrom: "2025-01-01",
      validUntil: "2026-06-14",
      fileId,
      state: "verified",
      submittedAt: testInstant,
    });
    await expectRefusal(dispatchFulfilment(ctx, dispatch(5)), "delivery.certificate_lapsed");
    await connection.db
      .update(certificates)
      .set({ validUntil: DAY })
      .where(eq(certificates.id, certificateId));
    await dispatchFulfilment(ctx, dispatch(5));
  });

  it("lets nothing leave whose batch lacks the certificate that every batch needs", async () => {
    const { manager, product, supplier, batch, dispatch } = await buildConfirmed();
    await connection.sql`
      update products set processing = 'livestock', industry_code = 'eco-livestock' where id = ${product.id}`;
    await buildCertificate(connection, supplier, { schemeCode: "animal-epidemic", validUntil: null });
    const ctx = contextFor(connection, manager);
    const missing = await expectRefusal(dispatchFulfilment(ctx, dispatch(5)), "delivery.certificate_lapsed");
    expect(missing.details.problems).toBe(`${batch.code} · 动物检疫合格证明`);
    await buildCertificate(connection, supplier, {
      schemeCode: "animal-quarantine",
      batchId: batch.id,
      validFrom: DAY,
      validUntil: null,
    });
    await dispatchFulfilment(ctx, dispatch(5));
  });

  it("lets goods leave on a waiver, and not the day after its last", async () => {
    const { manager, product, supplier, dispatch } = await buildConfirmed();
    await connection.sql`update products set processing = 'packaged-food' where id = ${product.id}`;
    const ctx = contextFor(connection, manager);
    const waiver = await buildWaiver(connection, supplier, { validUntil: "2026-06-14" });
    await expectRefusal(dispatchFulfilment(ctx, dispatch(5)), "delivery.certificate_lapsed");
    await connection.sql`update certificate_waivers set valid_until = ${DAY} where id = ${waiver.id}`;
    await dispatchFulfilment(ctx, dispatch(5));
  });

  it.each(["placed", "declined", "cancelled"] as const)("refuses an order that is %s", async (state) => {
    const { manager, order, variant, dispatch } = await buildConfirmed({ state });
    await expectRefusal(
      dispatchFulfilment(contextFor(connection, manager), dispatch(5)),
      "order.wrong_state",
    );
    expect(await stand(order.orderId, variant.id)).toMatchObject({ state, deliveries: 0 });
  });

  it("is for the supplier's manager and warehouse alone; a stranger finds nothing", async () => {
    const { supplierFinance, requester, receiver, order, variant, dispatch } = await buildConfirmed();
    for (const actor of [supplierFinance, requester, receiver])
      await expectRefusal(dispatchFulfilment(contextFor(connection, actor), dispatch(5)), "actor.forbidden");
    await expectRefusal(
      dispatchFulfilment(contextFor(connection, null), dispatch(5)),
      "actor.unauthenticated",
    );
    const stranger = await buildMember(connection, await buildSupplier(connection), ["supplier-manager"]);
    await expectRefusal(dispatchFulfilment(contextFor(connection, stranger), dispatch(5)), "order.not_found");
    await expectRefusal(
      dispatchFulfilment(contextFor(connection, stranger), { ...dispatch(5), orderId: "forged" }),
      "order.not_found",
    );
    expect(await stand(order.orderId, variant.id)).toMatchObject({ state: "confirmed", deliveries: 0 });
  });

  it.each([
    ["negative packs", { packs: -1 }],
    ["fractional packs", { packs: 1.5 }],
    ["words", { packs: "十" }],
    ["emoji", { packs: "🍵" }],
  ])("refuses %s before anything is read", async (_, wrong) => {
    const { manager, dispatch } = await buildConfirmed();
    const form = dispatch(1);
    const lines = form.lines.map((line) => ({ ...line, ...wrong }));
    await expect(
      dispatchFulfilment(contextFor(connection, manager), { ...form, lines } as never),
    ).rejects.toThrow();
  });
});
