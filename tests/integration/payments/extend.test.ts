import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { extendPayment } from "#app/domain/payments/payment/extend.server.ts";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { getOrderDetail } from "#app/domain/reporting/order/detail.server.ts";
import { getSettlement } from "#app/domain/reporting/settlement/detail.server.ts";
import { listSettlements } from "#app/domain/reporting/settlement/list.server.ts";
import { writePosition } from "#app/kernel/keyset.ts";
import type { Connection } from "#db/client.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import {
  buildInstitution,
  buildMember,
  buildOrder,
  buildTrade,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const DAY_MS = 86_400_000;
const daysLater = (days: number) => new Date(testInstant.getTime() + days * DAY_MS);

/** A prepaid order confirmed on 15 June 2026, to be paid by 15 July. */
async function prepaidTrade() {
  const trade = await buildTrade(connection, { terms: "prepaid" });
  await confirmOrder(contextFor(connection, trade.manager), { orderId: trade.order.orderId });
  return { ...trade, orderId: trade.order.orderId };
}

const dueOf = async (orderId: string) => {
  const [row] = await connection.sql<{ due: string; reason: string | null }[]>`
    select payment_due_on::text as due, payment_extension_reason as reason from purchase_orders where id = ${orderId}`;
  return row;
};

describe("extendPayment", () => {
  it("puts the day to pay off once, by what the terms allow, told and audited", async () => {
    const { orderId, finance, manager } = await prepaidTrade();
    expect(await dueOf(orderId)).toEqual({ due: "2026-07-15", reason: null });
    const ctx = contextFor(connection, finance);
    expect((await getSettlement(ctx, orderId)).extensionDays).toBe(15);
    expect(await extendPayment(ctx, { orderId, reason: "财政拨款未到" })).toEqual({ dueOn: "2026-07-30" });
    expect(await dueOf(orderId)).toEqual({ due: "2026-07-30", reason: "财政拨款未到" });
    const isLateAfter = async (days: number) =>
      (await listSettlements(contextFor(connection, finance, daysLater(days)), {})).rows[0]?.isLate;
    expect([await isLateAfter(45), await isLateAfter(46)]).toEqual([false, true]);
    await expectRefusal(extendPayment(ctx, { orderId, reason: "再延" }), "payment.extension_used");
    expect((await getSettlement(ctx, orderId)).extensionDays).toBe(0);
    const { timeline } = await getOrderDetail(contextFor(connection, manager), orderId);
    expect(timeline).toContainEqual(expect.objectContaining({ kind: "extended", reason: "财政拨款未到" }));
    const audits = await connection.sql`
      select before, after, reason from audit_events where action = 'payment.extended' and subject_id = ${orderId}`;
    expect(audits).toMatchObject([
      {
        before: { paymentDueOn: "2026-07-15" },
        after: { paymentDueOn: "2026-07-30" },
        reason: "财政拨款未到",
      },
    ]);
  });

  it("moves the order in the list of what is to be paid, which stands by the day and is paged by it", async () => {
    const trade = await prepaidTrade();
    const { finance, product, variant } = trade;
    const dueOn = async (paymentDueOn: string | null) => {
      const { orderId } = await buildOrder(connection, trade, [{ product, variant, packs: 20 }]);
      await connection.db
        .update(purchaseOrders)
        .set({ paymentDueOn, paymentState: "unpaid" })
        .where(eq(purchaseOrders.id, orderId));
      return orderId;
    };
    const [undated, last, late] = [await dueOn(null), await dueOn("2026-08-01"), await dueOn("2026-06-01")];
    const sameDay = await dueOn("2026-07-30");
    const ctx = contextFor(connection, finance);
    const listed = async (after?: { day: string; id: string }) => {
      const position = after && writePosition({ at: new Date(`${after.day}T00:00:00Z`), id: after.id });
      const { rows } = await listSettlements(ctx, { group: "to-pay", after: position });
      return rows.map((row) => row.id);
    };
    expect(await listed()).toEqual([late, trade.orderId, sameDay, last, undated]);
    await extendPayment(ctx, { orderId: trade.orderId, reason: "财政拨款未到" });
    const [first = "", second = ""] = [trade.orderId, sameDay].sort();
    expect(await listed()).toEqual([late, first, second, last, undated]);
    expect(await listed({ day: "2026-07-30", id: first })).toEqual([second, last, undated]);
    expect(await listed({ day: "2026-08-01", id: last })).toEqual([undated]);
    expect(await listed({ day: "9999-12-31", id: undated })).toEqual([]);
    const noDay = await listSettlements(ctx, { group: "to-pay", after: `${"9".repeat(15)}.${last}` });
    expect(noDay.rows).toHaveLength(5);
  });

  it("comes too late after the day, and goods-first orders have none", async () => {
    const { orderId, finance } = await prepaidTrade();
    await expectRefusal(
      extendPayment(contextFor(connection, finance, daysLater(31)), { orderId, reason: "x" }),
      "payment.extension_late",
    );
    const goodsFirst = await buildTrade(connection);
    await buildAcceptedDelivery(connection, goodsFirst, { packs: 20 });
    await connection.sql`
      update purchase_orders set payment_due_on = '2026-07-15', payment_state = 'unpaid' where id = ${goodsFirst.order.orderId}`;
    await expectRefusal(
      extendPayment(contextFor(connection, goodsFirst.finance), {
        orderId: goodsFirst.order.orderId,
        reason: "x",
      }),
      "payment.no_extension",
    );
    const placed = await buildTrade(connection, { terms: "prepaid" });
    await expectRefusal(
      extendPayment(contextFor(connection, placed.finance), { orderId: placed.order.orderId, reason: "x" }),
      "payment.nothing_due",
    );
  });

  it("asks for a reason; is not for the supplier or the requester, and not found by another institution", async () => {
    const { orderId, finance, requester, supplierFinance } = await prepaidTrade();
    await expect(extendPayment(contextFor(connection, finance), { orderId, reason: " " })).rejects.toThrow();
    for (const actor of [requester, supplierFinance])
      await expectRefusal(
        extendPayment(contextFor(connection, actor), { orderId, reason: "x" }),
        "actor.forbidden",
      );
    const stranger = await buildMember(connection, await buildInstitution(connection), [
      "institution-finance",
    ]);
    await expectRefusal(
      extendPayment(contextFor(connection, stranger), { orderId, reason: "x" }),
      "order.not_found",
    );
    expect(await dueOf(orderId)).toEqual({ due: "2026-07-15", reason: null });
  });

  it("sent twice at once, extends once", async () => {
    const { orderId, finance } = await prepaidTrade();
    const outcomes = await Promise.allSettled([
      extendPayment(contextFor(connection, finance), { orderId, reason: "x" }),
      extendPayment(contextFor(await secondConnection(), finance), { orderId, reason: "y" }),
    ]);
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect((await dueOf(orderId))?.due).toBe("2026-07-30");
  });
});

it("an order is held to the terms in force when it was placed", async () => {
  await connection.sql`
    insert into payment_terms (terms, effective_from, days, extension_days) values ('prepaid', '2026-06-16', 45, 0)`;
  const before = await prepaidTrade();
  expect((await dueOf(before.orderId))?.due).toBe("2026-07-15");
  const after = await buildTrade(connection, { terms: "prepaid", placedAt: daysLater(1) });
  await confirmOrder(contextFor(connection, after.manager, daysLater(1)), { orderId: after.order.orderId });
  expect((await dueOf(after.order.orderId))?.due).toBe("2026-07-31");
  await connection.sql`delete from payment_terms where effective_from = '2026-06-16'`;
});
