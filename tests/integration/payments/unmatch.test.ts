import { beforeAll, describe, expect, it } from "vitest";
import { recordRefund } from "#app/domain/payments/payment/refund.server.ts";
import { getSettlement } from "#app/domain/reporting/settlement/detail.server.ts";
import { listSettlements } from "#app/domain/reporting/settlement/list.server.ts";
import { institutionInbox } from "#app/domain/reporting/inbox/institution.server.ts";
import { getOrderDetail } from "#app/domain/reporting/order/detail.server.ts";
import { confirmReceipt } from "#app/flows/confirm-receipt.server.ts";
import { matchBankTransfer } from "#app/flows/match-bank-transfer.server.ts";
import { unmatchBankTransfer } from "#app/flows/unmatch-bank-transfer.server.ts";
import { uploadStatement } from "#app/flows/upload-statement.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildInstitution, buildMember, buildTrade, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { brokenRules } from "#tests/support/invariants.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

/** A trade of ¥2,400 accepted, and a bank line of that amount that a person matched with it. */
async function matchedByHand({ memo = "六月货款" } = {}) {
  const trade = await buildTrade(connection);
  await buildAcceptedDelivery(connection, trade, { packs: 20 });
  const { orderId } = trade.order;
  const [order] = await connection.sql`
    select payment_reference as reference from purchase_orders where id = ${orderId}`;
  const reference = String(order?.reference);
  const ctx = contextFor(connection, trade.supplierFinance);
  await uploadStatement(ctx, {
    fileName: "statement.csv",
    bytes: new TextEncoder().encode(
      `交易日期,贷方发生额,对方户名,摘要,流水号\n2026-06-16,2400,某学校,${memo === "reference" ? reference : memo},R1`,
    ),
  });
  const [line] = await connection.sql`
    select id from bank_statement_lines where organisation_id = ${trade.supplier.id}`;
  const lineId = String(line?.id);
  if (memo !== "reference") await matchBankTransfer(ctx, { lineId, order: reference });
  const [payment] = await connection.sql`select id from payments where statement_line_id = ${lineId}`;
  return { trade, ctx, orderId, reference, lineId, paymentId: String(payment?.id) };
}

async function standing(orderId: string, lineId: string) {
  const [row] = await connection.sql`
    select o.payment_state as payment, o.received_fen as received, l.state as line, l.order_id as paying,
      (select coalesce(sum(e.amount_fen), 0)::bigint from ledger_entries e join ledger_grades g on g.entry_id = e.id
       where g.grade = 'paid' and e.order_id = o.id) as paid
    from purchase_orders o, bank_statement_lines l where o.id = ${orderId} and l.id = ${lineId}`;
  return row;
}

const matched = (orderId: string) => ({
  payment: "paid",
  received: 240_000,
  line: "matched",
  paying: orderId,
  paid: 0,
});

describe("unmatchBankTransfer", () => {
  it("takes a wrong match back: the line waits again, the order is unpaid, the trail stays", async () => {
    const { ctx, trade, orderId, lineId } = await matchedByHand();
    expect(await standing(orderId, lineId)).toEqual(matched(orderId));
    await unmatchBankTransfer(ctx, { lineId, reason: "是另一所学校付的" });
    expect(await standing(orderId, lineId)).toEqual({
      payment: "unpaid",
      received: 0,
      line: "unmatched",
      paying: null,
      paid: 0,
    });
    const { timeline } = await getOrderDetail(contextFor(connection, trade.requester), orderId);
    expect(timeline.slice(-2)).toMatchObject([
      { kind: "payment", amountFen: 240_000 },
      { kind: "unmatched", amountFen: 240_000, reason: "是另一所学校付的" },
    ]);
    const { statement, movements, unconfirmed } = await getSettlement(ctx, orderId);
    expect(statement.map((row) => row.kind)).toEqual(["accepted"]);
    expect(movements).toMatchObject([{ withdrawnReason: "是另一所学校付的" }]);
    expect(unconfirmed).toEqual([]);
    const audits = await connection.sql`
      select action, reason from audit_events where subject_id = ${lineId} order by id`;
    expect(audits.map((row) => [row.action, row.reason])).toEqual([
      ["statement_line.matched", null],
      ["statement_line.unmatched", "是另一所学校付的"],
    ]);
    expect(await brokenRules(connection)).not.toHaveProperty("an order has received what its payments say");
  });

  it("lets the line be matched again, with the right order", async () => {
    const wrong = await matchedByHand();
    await unmatchBankTransfer(wrong.ctx, { lineId: wrong.lineId, reason: "对错了" });
    await matchBankTransfer(wrong.ctx, { lineId: wrong.lineId, order: wrong.reference });
    expect(await standing(wrong.orderId, wrong.lineId)).toEqual(matched(wrong.orderId));
  });

  it("leaves alone what the payer stands behind, and a line that is not matched", async () => {
    const quoted = await matchedByHand({ memo: "reference" });
    const raw = { lineId: quoted.lineId, reason: "x" };
    await expectRefusal(unmatchBankTransfer(quoted.ctx, raw), "statement.match_proven");
    expect(await standing(quoted.orderId, quoted.lineId)).toMatchObject({ line: "matched", paid: 240_000 });

    const named = await matchedByHand();
    await unmatchBankTransfer(named.ctx, { lineId: named.lineId, reason: "x" });
    await expectRefusal(
      unmatchBankTransfer(named.ctx, { lineId: named.lineId, reason: "x" }),
      "statement.line_wrong_state",
    );
  });

  it("comes too late when the money was sent back", async () => {
    const { ctx, orderId, lineId, reference, trade } = await matchedByHand();
    await uploadStatement(ctx, {
      fileName: "second.csv",
      bytes: new TextEncoder().encode(`日期,金额,摘要,流水号\n2026-06-15,100,${reference},R2`),
    });
    await recordRefund(ctx, { orderId, amount: "100", refundedOn: "2026-06-15", requestKey: newId() });
    await connection.sql`
      insert into payments (id, order_id, kind, amount_fen, occurred_on, recorded_at)
      values (${newId()}, ${orderId}, 'refunded', 200000, '2026-06-15', now())`;
    await connection.sql`update purchase_orders set received_fen = 40000 where id = ${orderId}`;
    await expectRefusal(unmatchBankTransfer(ctx, { lineId, reason: "x" }), "statement.match_refunded");
    expect(trade.order.orderId).toBe(orderId);
  });

  it("asks for a reason; is not for the manager or the buyer, and not found by another supplier", async () => {
    const { ctx, trade, orderId, lineId } = await matchedByHand();
    const other = await matchedByHand();
    await expect(unmatchBankTransfer(ctx, { lineId, reason: " " })).rejects.toThrow();
    for (const actor of [trade.manager, trade.finance])
      await expectRefusal(
        unmatchBankTransfer(contextFor(connection, actor), { lineId, reason: "x" }),
        "actor.forbidden",
      );
    for (const id of [lineId, newId(), "forged"])
      await expectRefusal(
        unmatchBankTransfer(other.ctx, { lineId: id, reason: "x" }),
        "statement.line_not_found",
      );
    expect(await standing(orderId, lineId)).toEqual(matched(orderId));
  });
});

describe("confirmReceipt", () => {
  it("is the second person's word: evidence rises, and the match stands", async () => {
    const { ctx, trade, orderId, lineId, paymentId } = await matchedByHand();
    const finance = contextFor(connection, trade.finance);
    expect(await institutionInbox(finance)).toContainEqual({ kind: "receipts_to_confirm", count: 1 });
    expect((await listSettlements(finance, { group: "to-confirm" })).rows).toHaveLength(1);
    await confirmReceipt(finance, { orderId, paymentId });
    expect(await standing(orderId, lineId)).toEqual({ ...matched(orderId), paid: 240_000 });
    await expectRefusal(confirmReceipt(finance, { orderId, paymentId }), "payment.wrong_state");
    await expectRefusal(unmatchBankTransfer(ctx, { lineId, reason: "x" }), "statement.match_proven");
    const audits = await connection.sql`
      select action from audit_events where subject_id = ${orderId} and action = 'payment.confirmed'`;
    expect(audits).toHaveLength(1);
  });

  it("is not for whoever asked for or received the goods, nor for anybody else", async () => {
    const { trade, orderId, lineId, paymentId } = await matchedByHand();
    for (const actor of [trade.requester, trade.supplierFinance])
      await expectRefusal(
        confirmReceipt(contextFor(connection, actor), { orderId, paymentId }),
        "actor.forbidden",
      );
    const both = { ...trade.requester, roles: ["institution-finance" as const] };
    await expectRefusal(
      confirmReceipt(contextFor(connection, both), { orderId, paymentId }),
      "payment.same_person",
    );
    const stranger = await buildMember(connection, await buildInstitution(connection), [
      "institution-finance",
    ]);
    await expectRefusal(
      confirmReceipt(contextFor(connection, stranger), { orderId, paymentId }),
      "order.not_found",
    );
    const finance = contextFor(connection, trade.finance);
    const other = await matchedByHand();
    for (const id of [newId(), "forged", other.paymentId])
      await expectRefusal(confirmReceipt(finance, { orderId, paymentId: id }), "payment.not_found");
    expect(await standing(orderId, lineId)).toEqual(matched(orderId));
  });

  it("needs nothing of a transfer that quoted the reference", async () => {
    const { trade, orderId, paymentId } = await matchedByHand({ memo: "reference" });
    await expectRefusal(
      confirmReceipt(contextFor(connection, trade.finance), { orderId, paymentId }),
      "payment.wrong_state",
    );
  });
});
