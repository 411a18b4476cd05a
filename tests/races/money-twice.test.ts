import { expect, it } from "vitest";
import { recordRefund } from "#app/domain/payments/payment/refund.server.ts";
import { registerFapiao } from "#app/flows/register-fapiao.server.ts";
import { uploadStatement } from "#app/flows/upload-statement.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase, testOwner } from "#tests/support/database.ts";
import { buildAccepted, TEST_DAY } from "#tests/support/delivered.ts";
import { brokenRules } from "#tests/support/invariants.ts";

const ROUNDS = 4;

async function acceptedOrder() {
  const connection = await testDatabase();
  const trade = await buildAccepted(connection);
  const [order] = await connection.sql`
    select payment_reference as reference from purchase_orders where id = ${trade.order.orderId}`;
  return { connection, other: await secondConnection(), trade, reference: String(order?.reference) };
}

/** The orders here are rows made by builders, without their requisition's lines; what they owe and got must agree. */
async function expectSoundMoney() {
  const broken = await brokenRules(await testOwner());
  expect(broken["an order has received what its payments say"]).toBeUndefined();
  expect(broken["the ledger counts every accepted line once, less what was returned"]).toBeUndefined();
  expect(broken["the kept sums are the sums of the entries"]).toBeUndefined();
}

const codes = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes
    .map((outcome) => {
      if (outcome.status === "fulfilled") return "done";
      return isDomainError(outcome.reason) ? outcome.reason.code : String(outcome.reason);
    })
    .sort();

it("the same order paid by two transfers in two statements at once is paid once and overpaid once, and refunded once", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { connection, other, trade, reference } = await acceptedOrder();
    const file = (line: string) => ({
      fileName: "a.csv",
      bytes: new TextEncoder().encode(`日期,金额,摘要,流水号\n${TEST_DAY},2400,${reference},${line}`),
    });
    await Promise.all([
      uploadStatement(contextFor(connection, trade.supplierFinance), file("A")),
      uploadStatement(contextFor(other, trade.supplierFinance), file("B")),
    ]);
    const stand = () => connection.sql`
      select received_fen, payment_state from purchase_orders where id = ${trade.order.orderId}`;
    expect(await stand()).toEqual([{ received_fen: 480_000, payment_state: "overpaid" }]);
    const outcomes = await connection.sql`
      select outcome from bank_statement_lines where order_id = ${trade.order.orderId} order by outcome`;
    expect(outcomes.map((row) => row.outcome)).toEqual(["double", "exact"]);

    const refund = () => ({
      orderId: trade.order.orderId,
      amount: "2400",
      refundedOn: TEST_DAY,
      requestKey: newId(),
    });
    const refunds = await Promise.allSettled([
      recordRefund(contextFor(connection, trade.supplierFinance), refund()),
      recordRefund(contextFor(other, trade.supplierFinance), refund()),
    ]);
    expect(codes(refunds)).toEqual(["done", "payment.refund_over"]);
    expect(await stand()).toEqual([{ received_fen: 240_000, payment_state: "paid" }]);
  }
  await expectSoundMoney();
});

it("one invoice number registered for two orders at once is registered once, the other told", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { connection, other, trade } = await acceptedOrder();
    const rival = await buildAccepted(connection);
    const number = `2632${String(Date.now()).padStart(14, "0")}${String(round).padStart(2, "0")}`;
    const invoice = (orderId: string) => ({ orderId, number, amount: "2400", issuedOn: TEST_DAY });
    const outcomes = await Promise.allSettled([
      registerFapiao(contextFor(connection, trade.supplierFinance), invoice(trade.order.orderId)),
      registerFapiao(contextFor(other, rival.supplierFinance), invoice(rival.order.orderId)),
    ]);
    expect(codes(outcomes)).toEqual(["done", "fapiao.number_taken"]);
  }
  await expectSoundMoney();
});
