import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { settleOrder } from "#app/flows/settle-order.server.ts";
import { uploadStatement } from "#app/flows/upload-statement.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildTrade, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

type Trade = Awaited<ReturnType<typeof buildTrade>>;

const settle = (trade: Trade) =>
  inTransaction(contextFor(connection, trade.requester), (ctx) =>
    settleOrder(ctx, trade.order.orderId, "2026-06-15"),
  );
const paidFen = async (orderId: string) => {
  const [row] = await connection.sql`
    select coalesce(sum(e.amount_fen), 0)::bigint as fen from ledger_entries e join ledger_grades g on g.entry_id = e.id
    where g.grade = 'paid' and e.order_id = ${orderId}`;
  return row?.fen;
};

async function pay(trade: Trade, yuan: number, reference: string) {
  const [order] = await connection.sql`
    select payment_reference as code from purchase_orders where id = ${trade.order.orderId}`;
  await uploadStatement(contextFor(connection, trade.supplierFinance), {
    fileName: "a.csv",
    bytes: new TextEncoder().encode(`日期,金额,摘要,流水号\n2026-06-14,${yuan},${order?.code},${reference}`),
  });
}

describe("settleOrder", () => {
  it("makes a prepaid order due at its confirmation, and its entries paid the moment they are posted", async () => {
    const trade = await buildTrade(connection, { terms: "prepaid" });
    const { orderId } = trade.order;
    await confirmOrder(contextFor(connection, trade.manager), { orderId });
    const [due] = await connection.sql`select payment_state from purchase_orders where id = ${orderId}`;
    expect(due).toEqual({ payment_state: "unpaid" });
    await pay(trade, 2400, "R1");
    expect(await paidFen(orderId)).toBe(0);
    await buildAcceptedDelivery(connection, trade, { packs: 8 });
    expect(await settle(trade)).toMatchObject({ paymentState: "paid" });
    expect(await paidFen(orderId)).toBe(8 * 12_000);
    await buildAcceptedDelivery(connection, trade, { packs: 12 });
    expect(await settle(trade)).toMatchObject({ paymentState: "paid" });
    expect(await paidFen(orderId)).toBe(20 * 12_000);
  });

  it("keeps what was paid for as paid when more is accepted and not paid yet", async () => {
    const trade = await buildTrade(connection);
    await buildAcceptedDelivery(connection, trade, { packs: 10 });
    await pay(trade, 1200, "R1");
    expect(await paidFen(trade.order.orderId)).toBe(120_000);
    await buildAcceptedDelivery(connection, trade, { packs: 10 });
    expect(await settle(trade)).toMatchObject({ paymentState: "part-paid", receivedFen: 120_000 });
    expect(await paidFen(trade.order.orderId)).toBe(120_000);
    await pay(trade, 1200, "R2");
    expect(await paidFen(trade.order.orderId)).toBe(240_000);
  });

  it("changes nothing the second time", async () => {
    const trade = await buildTrade(connection);
    await buildAcceptedDelivery(connection, trade, { packs: 20 });
    await pay(trade, 2400, "R1");
    const grades = () => connection.sql`
      select g.* from ledger_grades g join ledger_entries e on e.id = g.entry_id where e.order_id = ${trade.order.orderId} order by sequence`;
    const before = await grades();
    await settle(trade);
    expect(await grades()).toEqual(before);
  });
});
