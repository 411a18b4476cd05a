import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "#app/domain/core/context.ts";
import { declineAmendment } from "#app/domain/procurement/amendment/decline.server.ts";
import { proposeAmendment } from "#app/domain/procurement/amendment/propose.server.ts";
import { withdrawAmendment } from "#app/domain/procurement/amendment/withdraw.server.ts";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { getOrderDetail } from "#app/domain/reporting/order/detail.server.ts";
import { institutionInbox } from "#app/domain/reporting/inbox/institution.server.ts";
import { agreeAmendment } from "#app/flows/agree-amendment.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { stocks } from "#db/schema/catalogue.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { ledgerEntries } from "#db/schema/ledger.server.ts";
import { orderAmendments, purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import {
  buildBatch,
  buildInstitution,
  buildMember,
  buildSupplier,
  buildTrade,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { TEST_DAY } from "#tests/support/delivered.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

type Trade = Awaited<ReturnType<typeof buildTrade>>;

const confirmed = (changes: Parameters<typeof buildTrade>[1] = {}) =>
  buildTrade(connection, { state: "confirmed", confirmedAt: testInstant, ...changes });

const proposal = (trade: Trade, packs = 20, reason = "霜冻减产") => ({
  orderId: trade.order.orderId,
  reason,
  lines: [{ orderLineId: trade.order.lines[0]!.id, packs }],
});

const propose = (trade: Trade, actor: Actor, packs?: number) =>
  proposeAmendment(contextFor(connection, actor), proposal(trade, packs));

/** The proposal as its order's page names it. */
const named = ({ id, orderId }: { id: string; orderId: string }) => ({ orderId, amendmentId: id });

const agree = (actor: Actor, amendment: { id: string; orderId: string }) =>
  agreeAmendment(contextFor(connection, actor), named(amendment));

async function dispatchPacks(trade: Trade, packs: number) {
  const batch = await buildBatch(connection, trade.product);
  return dispatchFulfilment(contextFor(connection, trade.warehouse), {
    orderId: trade.order.orderId,
    sequence: 1,
    dispatchedOn: TEST_DAY,
    lines: [{ orderLineId: trade.order.lines[0]!.id, batchId: batch.id, packs }],
  });
}

/** Where order, line and stock stand. */
async function standing(trade: Trade) {
  const { db } = connection;
  const [order] = await db.select().from(purchaseOrders).where(eq(purchaseOrders.id, trade.order.orderId));
  const [line] = await db
    .select()
    .from(purchaseOrderLines)
    .where(eq(purchaseOrderLines.orderId, trade.order.orderId));
  const [stock] = await db.select().from(stocks).where(eq(stocks.variantId, trade.variant.id));
  return {
    state: order?.state,
    payment: order?.paymentState,
    waivedFen: order?.waivedFen,
    waivedPacks: line?.waivedPacks,
    allocated: stock?.allocatedPacks,
  };
}

const untouched = { state: "confirmed", waivedFen: 0, waivedPacks: 0, allocated: 20 };

async function auditsOf(orderId: string) {
  const rows = await connection.db.select().from(auditEvents).where(eq(auditEvents.subjectId, orderId));
  return rows.map((row) => [row.action, row.reason]);
}

describe("proposeAmendment", () => {
  it("changes nothing yet, waits in the other side's inbox, and is audited", async () => {
    const trade = await confirmed();
    await propose(trade, trade.manager);
    expect(await standing(trade)).toMatchObject(untouched);
    expect(await institutionInbox(contextFor(connection, trade.requester))).toContainEqual({
      kind: "amendments_to_answer",
      count: 1,
    });
    const detail = await getOrderDetail(contextFor(connection, trade.requester), trade.order.orderId);
    expect(detail.proposal).toMatchObject({ proposedBy: "supplier", reason: "霜冻减产", waivedFen: 240_000 });
    expect(detail.timeline.at(-1)).toMatchObject({ kind: "amendment", state: "proposed", packs: 20 });
    expect(await auditsOf(trade.order.orderId)).toEqual([["amendment.proposed", "霜冻减产"]]);
  });

  it("waits one at a time", async () => {
    const trade = await confirmed();
    await propose(trade, trade.manager, 5);
    await expectRefusal(propose(trade, trade.requester, 5), "amendment.already_open");
  });

  it("gives up no more than is still to leave, and nothing of another order", async () => {
    const trade = await confirmed();
    const other = await confirmed();
    await dispatchPacks(trade, 16);
    const refusal = await expectRefusal(propose(trade, trade.manager, 5), "amendment.over_rest");
    expect(refusal.issues).toEqual([
      { path: ["lines", 0, "packs"], code: "amendment.over_rest", details: { line: 1, rest: 4 } },
    ]);
    await expectRefusal(
      proposeAmendment(contextFor(connection, trade.manager), {
        ...proposal(trade),
        lines: proposal(other).lines,
      }),
      "order_line.not_found",
    );
    await expectRefusal(propose(trade, trade.manager, 0), "amendment.nothing");
  });

  it("asks for a reason", async () => {
    const trade = await confirmed();
    await expect(
      proposeAmendment(contextFor(connection, trade.manager), proposal(trade, 5, "  ")),
    ).rejects.toThrow();
  });

  it.each(["placed", "dispatched", "accepted", "declined"] as const)(
    "is not for an order that is %s",
    async (state) => {
      const trade = await buildTrade(connection, { state });
      await expectRefusal(propose(trade, trade.manager), "order.wrong_state");
    },
  );

  it("is not for the warehouse, the approver or the finance, nor for anybody else's organisation", async () => {
    const trade = await confirmed();
    for (const actor of [trade.warehouse, trade.approver, trade.finance, trade.supplierFinance])
      await expectRefusal(propose(trade, actor), "actor.forbidden");
    const strangers = [
      await buildMember(connection, await buildSupplier(connection), ["supplier-manager"]),
      await buildMember(connection, await buildInstitution(connection), ["institution-requester"]),
    ];
    for (const stranger of strangers) await expectRefusal(propose(trade, stranger), "order.not_found");
    expect(
      await connection.db
        .select()
        .from(orderAmendments)
        .where(eq(orderAmendments.orderId, trade.order.orderId)),
    ).toEqual([]);
  });
});

describe("agreeAmendment", () => {
  it("closes an order of which the rest will not come: stock is free, what was accepted stays due and counted", async () => {
    const trade = await confirmed();
    await buildAcceptedDelivery(connection, trade, { packs: 16 });
    await connection.sql`update stocks set allocated_packs = 4, on_hand_packs = 484 where variant_id = ${trade.variant.id}`;
    const before = await connection.db
      .select()
      .from(ledgerEntries)
      .where(eq(ledgerEntries.orderId, trade.order.orderId));
    const proposed = await propose(trade, trade.manager, 4);
    const { order } = await agree(trade.requester, proposed);
    expect(order).toMatchObject({ state: "accepted", waivedFen: 48_000, acceptedFen: 192_000 });
    expect(await standing(trade)).toEqual({
      state: "accepted",
      payment: "unpaid",
      waivedFen: 48_000,
      waivedPacks: 4,
      allocated: 0,
    });
    expect(
      await connection.db.select().from(ledgerEntries).where(eq(ledgerEntries.orderId, trade.order.orderId)),
    ).toEqual(before);
    expect(await auditsOf(trade.order.orderId)).toContainEqual(["amendment.agreed", null]);
    const { timeline, proposal } = await getOrderDetail(
      contextFor(connection, trade.manager),
      trade.order.orderId,
    );
    expect(proposal).toBeNull();
    expect(timeline.filter((fact) => fact.kind === "amendment").map((fact) => fact.state)).toEqual([
      "proposed",
      "agreed",
    ]);
  });

  it("keeps an order open when part of the rest is still to come, and lets that part leave", async () => {
    const trade = await confirmed();
    const proposed = await propose(trade, trade.requester, 5);
    await agree(trade.manager, proposed);
    expect(await standing(trade)).toMatchObject({ state: "confirmed", waivedPacks: 5, allocated: 15 });
    await dispatchPacks(trade, 15);
    expect(await standing(trade)).toMatchObject({ state: "dispatched", allocated: 0 });
  });

  it("cancels an order of which nothing will come; what was prepaid is to be sent back", async () => {
    const trade = await confirmed({ terms: "prepaid", receivedFen: 240_000, paymentState: "paid" });
    await connection.sql`
      insert into payments (id, order_id, kind, amount_fen, occurred_on, recorded_at, matched_by)
      values (gen_random_uuid(), ${trade.order.orderId}, 'received', 240000, '2026-06-15', now(), 'reference')`;
    const proposed = await propose(trade, trade.manager);
    await agree(trade.requester, proposed);
    expect(await standing(trade)).toMatchObject({ state: "cancelled", payment: "overpaid", allocated: 0 });
    await expectRefusal(
      confirmOrder(contextFor(connection, trade.manager), { orderId: trade.order.orderId }),
      "order.wrong_state",
    );
  });

  it("is refused when some of the packs have left since", async () => {
    const trade = await confirmed();
    const proposed = await propose(trade, trade.manager, 10);
    await dispatchPacks(trade, 15);
    await expectRefusal(agree(trade.requester, proposed), "amendment.over_rest");
    expect(await standing(trade)).toMatchObject({ state: "partly-dispatched", waivedPacks: 0, allocated: 5 });
  });

  it("is for the other side alone, once, and not found by anybody else", async () => {
    const trade = await confirmed();
    const proposed = await propose(trade, trade.manager, 5);
    await expectRefusal(agree(trade.manager, proposed), "amendment.other_side");
    await expectRefusal(agree(trade.approver, proposed), "actor.forbidden");
    const stranger = await buildMember(connection, await buildInstitution(connection), [
      "institution-requester",
    ]);
    await expectRefusal(agree(stranger, proposed), "order.not_found");
    const other = await confirmed();
    for (const id of [newId(), "forged", (await propose(other, other.manager, 5)).id])
      await expectRefusal(agree(trade.requester, { ...proposed, id }), "amendment.not_found");
    expect(await standing(trade)).toMatchObject(untouched);
    await agree(trade.requester, proposed);
    await expectRefusal(agree(trade.requester, proposed), "amendment.wrong_state");
  });
});

describe("declineAmendment and withdrawAmendment", () => {
  it("leave the order as it is and let another proposal be made", async () => {
    const trade = await confirmed();
    const first = await propose(trade, trade.manager, 5);
    await declineAmendment(contextFor(connection, trade.requester), {
      ...named(first),
      reason: "开学必须到货",
    });
    const second = await propose(trade, trade.manager, 3);
    await withdrawAmendment(contextFor(connection, trade.manager), named(second));
    expect(await standing(trade)).toMatchObject(untouched);
    expect(await auditsOf(trade.order.orderId)).toEqual([
      ["amendment.proposed", "霜冻减产"],
      ["amendment.declined", "开学必须到货"],
      ["amendment.proposed", "霜冻减产"],
      ["amendment.withdrawn", null],
    ]);
    await expectRefusal(agree(trade.requester, second), "amendment.wrong_state");
  });

  it("stand in the hands of their own sides", async () => {
    const trade = await confirmed();
    const proposed = await propose(trade, trade.requester, 5);
    await expectRefusal(
      declineAmendment(contextFor(connection, trade.requester), { ...named(proposed), reason: "不" }),
      "amendment.other_side",
    );
    await expectRefusal(
      withdrawAmendment(contextFor(connection, trade.manager), named(proposed)),
      "amendment.other_side",
    );
    const stranger = await buildMember(connection, await buildSupplier(connection), ["supplier-manager"]);
    await expectRefusal(
      declineAmendment(contextFor(connection, stranger), { ...named(proposed), reason: "不" }),
      "order.not_found",
    );
    await expectRefusal(
      withdrawAmendment(contextFor(connection, trade.finance), named(proposed)),
      "actor.forbidden",
    );
  });
});
