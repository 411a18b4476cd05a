import { expect, it } from "vitest";
import { claimTransfer } from "#app/domain/payments/payment/claim.server.ts";
import { matchBankTransfer } from "#app/flows/match-bank-transfer.server.ts";
import { confirmReceipt } from "#app/flows/confirm-receipt.server.ts";
import { unmatchBankTransfer } from "#app/flows/unmatch-bank-transfer.server.ts";
import { uploadStatement } from "#app/flows/upload-statement.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildTrade, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";

async function acceptedTrade() {
  const connection = await testDatabase();
  const trade = await buildTrade(connection);
  await buildAcceptedDelivery(connection, trade, { packs: 20 });
  const [order] = await connection.sql`
    select payment_reference as reference, number from purchase_orders where id = ${trade.order.orderId}`;
  return { connection, other: await secondConnection(), trade, reference: String(order?.reference) };
}

function codesOf(outcomes: PromiseSettledResult<unknown>[]): string[] {
  return outcomes.map((outcome) => {
    if (outcome.status === "fulfilled") return "done";
    if (isDomainError(outcome.reason)) return outcome.reason.code;
    throw outcome.reason;
  });
}

it("two people announce the same transfer at once: one is told", async () => {
  const { connection, other, trade } = await acceptedTrade();
  const claim = () => ({
    orderId: trade.order.orderId,
    amount: "2400",
    transferredOn: "2026-06-15",
    requestKey: newId(),
  });
  const outcomes = await Promise.allSettled([
    claimTransfer(contextFor(connection, trade.finance), claim()),
    claimTransfer(contextFor(other, trade.finance), claim()),
  ]);
  expect(codesOf(outcomes).sort()).toEqual(["done", "payment.already_claimed"]);
  const rows =
    await connection.sql`select claimed_fen from purchase_orders where id = ${trade.order.orderId}`;
  expect(rows).toEqual([{ claimed_fen: 240_000 }]);
});

it("one statement uploaded by two people at once is booked once", async () => {
  const { connection, other, trade, reference } = await acceptedTrade();
  const file = (name: string) => ({
    fileName: name,
    bytes: new TextEncoder().encode(
      `日期,金额,摘要,流水号\n2026-06-15,2400,${reference},R1\n2026-06-15,7,利息,R2`,
    ),
  });
  const outcomes = await Promise.all([
    uploadStatement(contextFor(connection, trade.supplierFinance), file("a.csv")),
    uploadStatement(contextFor(other, trade.supplierFinance), file("b.csv")),
  ]);
  expect(outcomes.map((outcome) => outcome.added).sort()).toEqual([0, 2]);
  const rows = await connection.sql`
    select received_fen, payment_state, (select count(*)::int from payments p where p.order_id = o.id) as payments
    from purchase_orders o where id = ${trade.order.orderId}`;
  expect(rows).toEqual([{ received_fen: 240_000, payment_state: "paid", payments: 1 }]);
});

it("overlapping statements uploaded at once book every line once", async () => {
  const { connection, other, trade, reference } = await acceptedTrade();
  const rows = Array.from({ length: 24 }, (_, index) => `2026-06-15,100,${reference},R${index}`);
  const file = (lines: string[]) => ({
    fileName: "a.csv",
    bytes: new TextEncoder().encode(["日期,金额,摘要,流水号", ...lines].join("\n")),
  });
  const outcomes = await Promise.all([
    uploadStatement(contextFor(connection, trade.supplierFinance), file(rows.slice(0, 16))),
    uploadStatement(contextFor(other, trade.supplierFinance), file(rows.slice(8).reverse())),
  ]);
  expect(outcomes[0].added + outcomes[1].added).toBe(24);
  const [order] = await connection.sql`
    select received_fen, payment_state from purchase_orders where id = ${trade.order.orderId}`;
  expect(order).toEqual({ received_fen: 240_000, payment_state: "paid" });
});

it("one queued line matched by two people at once is booked once", async () => {
  const { connection, other, trade, reference } = await acceptedTrade();
  await uploadStatement(contextFor(connection, trade.supplierFinance), {
    fileName: "a.csv",
    bytes: new TextEncoder().encode("日期,金额,摘要,流水号\n2026-06-15,2400,货款,R1"),
  });
  const [line] =
    await connection.sql`select id from bank_statement_lines where organisation_id = ${trade.supplier.id}`;
  const outcomes = await Promise.allSettled(
    [connection, other].map((each) =>
      matchBankTransfer(contextFor(each, trade.supplierFinance), { lineId: line?.id, order: reference }),
    ),
  );
  expect(codesOf(outcomes).sort()).toEqual(["done", "statement.line_wrong_state"]);
});

it("a match is confirmed by the payer or taken back by the payee, never both", async () => {
  for (let round = 0; round < 6; round++) {
    const { connection, other, trade, reference } = await acceptedTrade();
    const supplier = contextFor(connection, trade.supplierFinance);
    await uploadStatement(supplier, {
      fileName: "a.csv",
      bytes: new TextEncoder().encode("日期,金额,摘要,流水号\n2026-06-15,2400,货款,R1"),
    });
    const [line] =
      await connection.sql`select id from bank_statement_lines where organisation_id = ${trade.supplier.id}`;
    await matchBankTransfer(supplier, { lineId: line?.id, order: reference });
    const { orderId } = trade.order;
    const [payment] = await connection.sql`select id from payments where order_id = ${orderId}`;
    const outcomes = await Promise.allSettled([
      unmatchBankTransfer(supplier, { lineId: line?.id, reason: "对错了" }),
      confirmReceipt(contextFor(other, trade.finance), { orderId, paymentId: payment?.id }),
    ]);
    const codes = codesOf(outcomes);
    expect([
      ["done", "payment.not_found"],
      ["statement.match_proven", "done"],
    ]).toContainEqual(codes);
    const [row] = await connection.sql`
      select received_fen, (select count(*)::int from ledger_grades g join ledger_entries e on e.id = g.entry_id
        where e.order_id = o.id and g.grade = 'paid') as paid from purchase_orders o where id = ${orderId}`;
    expect(row).toEqual(
      codes[0] === "done" ? { received_fen: 0, paid: 0 } : { received_fen: 240_000, paid: 1 },
    );
  }
});
