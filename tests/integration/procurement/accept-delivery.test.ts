import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { draftAcceptance } from "#app/domain/procurement/acceptance/draft.server.ts";
import { withdrawAcceptance } from "#app/domain/procurement/acceptance/withdraw.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { stocks } from "#db/schema/catalogue.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { payments } from "#db/schema/payments.server.ts";
import { ledgerEntries, ledgerGrades } from "#db/schema/ledger.server.ts";
import { acceptances, deliveries, deliveryLines } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { traceEvents } from "#db/schema/provenance.server.ts";
import {
  buildBatch,
  buildInstitution,
  buildMember,
  buildTrade,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { acceptanceForm, buildAccepted, buildReceived, TEST_DAY } from "#tests/support/delivered.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const entriesOf = (orderId: string) =>
  connection.db
    .select()
    .from(ledgerEntries)
    .where(eq(ledgerEntries.orderId, orderId))
    .orderBy(asc(ledgerEntries.amountFen));

async function orderOf(orderId: string) {
  const [order] = await connection.db.select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId));
  return order;
}

describe("acceptDelivery", () => {
  it("counts exactly what was accepted, in one transaction", async () => {
    const {
      requester,
      receiver,
      order,
      orderLine,
      variant,
      delivery,
      lines,
      batches,
      institution,
      supplier,
      signed,
    } = await buildAccepted(connection, [{ short: 1, rejected: 2 }]);
    expect(signed.acceptance).toMatchObject({
      state: "signed",
      receiverId: receiver.userId,
      countersignerId: requester.userId,
      acceptedFen: 17 * 12_000,
    });
    expect(await orderOf(order.orderId)).toMatchObject({
      state: "accepted",
      acceptedFen: 17 * 12_000,
      paymentDueOn: "2026-07-15",
      paymentState: "unpaid",
    });
    const [line] = await connection.db
      .select()
      .from(purchaseOrderLines)
      .where(eq(purchaseOrderLines.id, orderLine.id));
    expect(line).toMatchObject({ acceptedPacks: 17, shortPacks: 1, rejectedPacks: 2 });
    const [sent] = await connection.db.select().from(deliveries).where(eq(deliveries.id, delivery.id));
    expect(sent?.state).toBe("accepted");

    const entries = await entriesOf(order.orderId);
    expect(entries.map((entry) => [entry.deliveryLineId, entry.amountFen])).toEqual([
      [lines[0]!.id, 5 * 12_000],
      [lines[1]!.id, 12 * 12_000],
    ]);
    expect(entries[0]).toMatchObject({
      kind: "sale",
      occurredOn: TEST_DAY,
      countyCode: "522323",
      industryCode: "tea",
      channelCode: "huiqian",
      sellerForce: "cooperative",
      supplierId: supplier.id,
      buyerId: institution.id,
      buyerDistrictCode: "441302",
      fundSource: "canteen",
      acceptanceId: signed.acceptance.id,
    });
    const grades = await connection.db
      .select()
      .from(ledgerGrades)
      .where(eq(ledgerGrades.entryId, entries[0]!.id));
    expect(grades.map((grade) => grade.grade)).toEqual(["accepted"]);

    for (const batch of batches) {
      const trace = await connection.db.select().from(traceEvents).where(eq(traceEvents.batchId, batch.id));
      expect(trace.map((event) => event.kind).sort()).toEqual(
        batch.id === lines[0]!.batchId ? ["accepted", "dispatched", "refused"] : ["accepted", "dispatched"],
      );
    }
    const [stock] = await connection.db.select().from(stocks).where(eq(stocks.variantId, variant.id));
    expect(stock).toMatchObject({ onHandPacks: 480, allocatedPacks: 0 });
    const audits = await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, signed.acceptance.id));
    expect(audits.at(-1)).toMatchObject({
      action: "acceptance.signed",
      actorUserId: requester.userId,
      after: { amountFen: 17 * 12_000 },
    });
  });

  it("posts nothing for a delivery that was rejected whole", async () => {
    const { order } = await buildAccepted(connection, [{ rejected: 8 }, { rejected: 12 }]);
    expect(await entriesOf(order.orderId)).toEqual([]);
    expect(await orderOf(order.orderId)).toMatchObject({ state: "accepted", acceptedFen: 0 });
  });

  it("accepts an order delivery by delivery", async () => {
    const trade = await buildTrade(connection, { state: "confirmed", confirmedAt: testInstant });
    const batch = await buildBatch(connection, trade.product);
    const send = (sequence: number, packs: number) =>
      dispatchFulfilment(contextFor(connection, trade.warehouse), {
        orderId: trade.order.orderId,
        sequence,
        dispatchedOn: TEST_DAY,
        lines: [{ orderLineId: trade.order.lines[0]!.id, batchId: batch.id, packs }],
      });
    const accept = async (deliveryId: string) => {
      const lines = await connection.db
        .select()
        .from(deliveryLines)
        .where(eq(deliveryLines.deliveryId, deliveryId));
      const draft = await draftAcceptance(
        contextFor(connection, trade.receiver),
        acceptanceForm(deliveryId, lines),
      );
      await acceptDelivery(contextFor(connection, trade.requester), { acceptanceId: draft.id });
    };
    await accept((await send(1, 8)).id);
    expect(await orderOf(trade.order.orderId)).toMatchObject({
      state: "partly-accepted",
      acceptedFen: 8 * 12_000,
    });
    const second = await send(2, 12);
    expect((await orderOf(trade.order.orderId))?.state).toBe("partly-accepted");
    await accept(second.id);
    expect(await orderOf(trade.order.orderId)).toMatchObject({
      state: "accepted",
      acceptedFen: 20 * 12_000,
    });
    expect(await entriesOf(trade.order.orderId)).toHaveLength(2);
  });

  it("raises what a prepaid order delivers to paid at once", async () => {
    const paidFen = 20 * 12_000;
    const { requester, order, acceptance } = await buildReceived(connection, [], {
      terms: "prepaid",
      receivedFen: paidFen,
    });
    await connection.db.insert(payments).values({
      id: newId(),
      orderId: order.orderId,
      kind: "received",
      matchedBy: "reference",
      amountFen: paidFen,
      occurredOn: TEST_DAY,
      recordedAt: testInstant,
    });
    await acceptDelivery(contextFor(connection, requester), { acceptanceId: acceptance.id });
    expect(await orderOf(order.orderId)).toMatchObject({ paymentDueOn: null, paymentState: "paid" });
    for (const entry of await entriesOf(order.orderId)) {
      const grades = await connection.db
        .select()
        .from(ledgerGrades)
        .where(eq(ledgerGrades.entryId, entry.id));
      expect(grades.map((grade) => grade.grade).sort()).toEqual(["accepted", "paid"]);
    }
  });

  it("is never signed by the receiver himself, by the approver, by another role or by a stranger", async () => {
    const { receiver, approver, finance, warehouse, order, acceptance } = await buildReceived(connection);
    const input = { acceptanceId: acceptance.id };
    await expectRefusal(acceptDelivery(contextFor(connection, receiver), input), "acceptance.same_person");
    const alsoReceiver = { ...approver, roles: [...approver.roles, "institution-receiver" as const] };
    await expectRefusal(
      acceptDelivery(contextFor(connection, alsoReceiver), input),
      "acceptance.same_person",
    );
    for (const actor of [approver, finance, warehouse])
      await expectRefusal(acceptDelivery(contextFor(connection, actor), input), "actor.forbidden");
    const stranger = await buildMember(connection, await buildInstitution(connection), [
      "institution-requester",
    ]);
    await expectRefusal(acceptDelivery(contextFor(connection, stranger), input), "acceptance.not_found");
    await expectRefusal(
      acceptDelivery(contextFor(connection, stranger), { acceptanceId: "forged" }),
      "acceptance.not_found",
    );
    const [row] = await connection.db.select().from(acceptances).where(eq(acceptances.id, acceptance.id));
    expect(row?.state).toBe("awaiting-countersign");
    expect(await entriesOf(order.orderId)).toEqual([]);
  });

  it("cannot be signed twice, nor after it was sent back", async () => {
    const { requester, signed } = await buildAccepted(connection);
    await expectRefusal(
      acceptDelivery(contextFor(connection, requester), { acceptanceId: signed.acceptance.id }),
      "acceptance.wrong_state",
    );
    const other = await buildReceived(connection);
    await withdrawAcceptance(contextFor(connection, other.requester), {
      acceptanceId: other.acceptance.id,
      reason: "重填",
    });
    await expectRefusal(
      acceptDelivery(contextFor(connection, other.requester), { acceptanceId: other.acceptance.id }),
      "acceptance.wrong_state",
    );
  });
});
