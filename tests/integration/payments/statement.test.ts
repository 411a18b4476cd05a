import { beforeAll, describe, expect, it } from "vitest";
import { ignoreLine } from "#app/domain/payments/bank-transfer/ignore.server.ts";
import { reopenLine } from "#app/domain/payments/bank-transfer/reopen.server.ts";
import { claimTransfer } from "#app/domain/payments/payment/claim.server.ts";
import { recordRefund } from "#app/domain/payments/payment/refund.server.ts";
import { supplierInbox } from "#app/domain/reporting/inbox/supplier.server.ts";
import { matchBankTransfer } from "#app/flows/match-bank-transfer.server.ts";
import { uploadStatement } from "#app/flows/upload-statement.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildTrade, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

/** A trade whose 20 packs (¥2,400) are accepted, and how its supplier's bank reports money. */
async function acceptedTrade() {
  const trade = await buildTrade(connection);
  await buildAcceptedDelivery(connection, trade, { packs: 20 });
  const [order] = await connection.sql`
    select payment_reference as reference, number from purchase_orders where id = ${trade.order.orderId}`;
  const ctx = contextFor(connection, trade.supplierFinance);
  const upload = (...rows: string[]) =>
    uploadStatement(ctx, {
      fileName: "statement.csv",
      bytes: new TextEncoder().encode(["交易日期,贷方金额,对方户名,摘要,流水号", ...rows].join("\n")),
    });
  return {
    trade,
    ctx,
    upload,
    orderId: trade.order.orderId,
    reference: String(order?.reference),
    number: String(order?.number),
  };
}

const orderRow = async (orderId: string) => {
  const [row] = await connection.sql`
    select payment_state as state, claimed_fen as claimed, received_fen as received from purchase_orders where id = ${orderId}`;
  return row;
};
const linesOf = (supplierId: string) => connection.sql`
  select id, state, outcome, order_id, amount_fen from bank_statement_lines where organisation_id = ${supplierId} order by bank_reference`;
const paidFen = async (orderId: string) => {
  const [row] = await connection.sql`
    select coalesce(sum(e.amount_fen), 0)::bigint as fen from ledger_entries e join ledger_grades g on g.entry_id = e.id
    where g.grade = 'paid' and e.order_id = ${orderId}`;
  return row?.fen;
};

describe("uploadStatement", () => {
  it("books an exact transfer, answers its announcement, and raises the entries to paid", async () => {
    const { trade, upload, orderId, reference } = await acceptedTrade();
    await claimTransfer(contextFor(connection, trade.finance), {
      orderId,
      amount: 240_000,
      transferredOn: "2026-06-15",
      requestKey: newId(),
    });
    expect(await upload(`2026-06-16,"2,400.00",某学校,货款 ${reference.toLowerCase()},R1`)).toEqual({
      repeated: false,
      lines: 1,
      added: 1,
      matched: 1,
    });
    expect(await orderRow(orderId)).toEqual({ state: "paid", claimed: 0, received: 240_000 });
    expect(await linesOf(trade.supplier.id)).toMatchObject([
      { state: "matched", outcome: "exact", order_id: orderId },
    ]);
    expect(await paidFen(orderId)).toBe(240_000);
    const [grade] = await connection.sql`
      select reached_on, evidence from ledger_grades g join ledger_entries e on e.id = g.entry_id where e.order_id = ${orderId} and grade = 'paid'`;
    expect(grade).toEqual({ reached_on: "2026-06-16", evidence: reference });
    const audits = await connection.sql`
      select after from audit_events where action = 'statement.uploaded' and actor_organisation_id = ${trade.supplier.id}`;
    expect(audits).toMatchObject([{ after: { added: 1, matched: 1 } }]);
  });

  it("tells under-, over- and double payment apart", async () => {
    const { trade, upload, orderId, reference } = await acceptedTrade();
    await upload(`2026-06-16,1000,某学校,${reference},R1`);
    expect(await orderRow(orderId)).toMatchObject({ state: "part-paid", received: 100_000 });
    expect(await paidFen(orderId)).toBe(0);
    await upload(`2026-06-17,1500,某学校,${reference},R2`);
    expect(await orderRow(orderId)).toMatchObject({ state: "overpaid", received: 250_000 });
    expect(await paidFen(orderId)).toBe(240_000);
    await upload(`2026-06-18,2400,某学校,${reference},R3`);
    expect(await orderRow(orderId)).toMatchObject({ state: "overpaid", received: 490_000 });
    expect(await supplierInbox(contextFor(connection, trade.supplierFinance))).toContainEqual({
      kind: "refunds_due",
      count: 1,
    });
    expect((await linesOf(trade.supplier.id)).map((line) => line.outcome)).toEqual([
      "under",
      "over",
      "double",
    ]);
  });

  it("books two lines of one file on one order in the order of their days", async () => {
    const { trade, upload, orderId, reference } = await acceptedTrade();
    await upload(`2026-06-18,1400,某学校,${reference},R2`, `2026-06-16,1000,某学校,${reference},R1`);
    expect(await orderRow(orderId)).toMatchObject({ state: "paid" });
    expect((await linesOf(trade.supplier.id)).map((line) => line.outcome)).toEqual(["under", "exact"]);
  });

  it("leaves in the queue what quotes no order, or another supplier's", async () => {
    const { trade, upload } = await acceptedTrade();
    const other = await acceptedTrade();
    expect(
      await upload("2026-06-16,5,某人,利息,R1", `2026-06-16,2400,某学校,${other.reference},R2`),
    ).toMatchObject({ added: 2, matched: 0 });
    expect((await linesOf(trade.supplier.id)).map((line) => line.state)).toEqual(["unmatched", "unmatched"]);
    expect(await orderRow(other.orderId)).toMatchObject({ received: 0 });
  });

  it("changes nothing for the same file or for lines of an earlier file", async () => {
    const { upload, orderId, reference } = await acceptedTrade();
    const line = `2026-06-16,1000,某学校,${reference},R1`;
    await upload(line);
    expect(await upload(line)).toMatchObject({ repeated: true, added: 0 });
    expect(await upload(line, `2026-06-20,1400,某学校,${reference},R2`)).toMatchObject({
      added: 1,
      matched: 1,
    });
    expect(await orderRow(orderId)).toEqual({ state: "paid", claimed: 0, received: 240_000 });
  });

  it("takes nothing of a file with a bad row, or with a known line told differently", async () => {
    const { trade, upload, orderId, reference } = await acceptedTrade();
    await expectRefusal(
      upload(`2026-06-16,2400,某学校,${reference},R1`, "2026-06-17,abc,某学校,,R2"),
      "statement.rows_invalid",
    );
    expect(await linesOf(trade.supplier.id)).toEqual([]);
    await upload(`2026-06-16,1000,某学校,${reference},R1`);
    const refusal = await expectRefusal(
      upload(`2026-06-16,1000.01,某学校,${reference},R1`, `2026-06-17,1400,某学校,${reference},R2`),
      "statement.line_conflicts",
    );
    expect(refusal.details).toMatchObject({ reference: "R1", row: 2 });
    expect(await orderRow(orderId)).toMatchObject({ received: 100_000 });
    expect(await linesOf(trade.supplier.id)).toHaveLength(1);
  });

  it("is forbidden to the warehouse and to buyers", async () => {
    const { trade } = await acceptedTrade();
    for (const actor of [trade.warehouse, trade.manager, trade.finance])
      await expectRefusal(
        uploadStatement(contextFor(connection, actor), { fileName: "a.csv", bytes: new Uint8Array() }),
        "actor.forbidden",
      );
  });
});

describe("matchBankTransfer", () => {
  it("books a queued line on the order a person names, by number or reference, once; evidence waits", async () => {
    const { trade, ctx, upload, orderId, number } = await acceptedTrade();
    await upload("2026-06-16,2400,某学校,六月货款,R1");
    const [line] = await linesOf(trade.supplier.id);
    const raw = { lineId: line?.id, order: ` ${number.toLowerCase()} ` };
    expect(await matchBankTransfer(ctx, raw)).toEqual({ orderId, paymentState: "paid" });
    await expectRefusal(matchBankTransfer(ctx, raw), "statement.line_wrong_state");
    expect(await orderRow(orderId)).toMatchObject({ received: 240_000 });
    expect(await paidFen(orderId)).toBe(0);
    const audits = await connection.sql`select after from audit_events where subject_id = ${line?.id}`;
    expect(audits).toMatchObject([{ after: { state: "matched", paymentState: "paid" } }]);
  });

  it("knows neither another supplier's line nor its order", async () => {
    const mine = await acceptedTrade();
    const other = await acceptedTrade();
    await other.upload("2026-06-16,2400,某学校,六月货款,R1");
    await mine.upload("2026-06-16,2400,某学校,六月货款,R1");
    const [theirs] = await linesOf(other.trade.supplier.id);
    const [ours] = await linesOf(mine.trade.supplier.id);
    await expectRefusal(
      matchBankTransfer(mine.ctx, { lineId: theirs?.id, order: mine.reference }),
      "statement.line_not_found",
    );
    await expectRefusal(
      matchBankTransfer(mine.ctx, { lineId: ours?.id, order: other.reference }),
      "statement.order_unknown",
    );
    await expectRefusal(
      matchBankTransfer(contextFor(connection, mine.trade.manager), {
        lineId: ours?.id,
        order: mine.reference,
      }),
      "actor.forbidden",
    );
    expect((await linesOf(other.trade.supplier.id))[0]).toMatchObject({ state: "unmatched" });
  });
});

describe("ignoreLine and reopenLine", () => {
  it("set a line aside with its reason and take it back", async () => {
    const { trade, ctx, upload } = await acceptedTrade();
    await upload("2026-06-16,3.21,银行,利息,R1");
    const [line] = await linesOf(trade.supplier.id);
    await ignoreLine(ctx, { lineId: line?.id, note: "利息" });
    await expectRefusal(ignoreLine(ctx, { lineId: line?.id, note: "利息" }), "statement.line_wrong_state");
    expect((await linesOf(trade.supplier.id))[0]).toMatchObject({ state: "ignored" });
    await reopenLine(ctx, { lineId: line?.id });
    await expectRefusal(reopenLine(ctx, { lineId: line?.id }), "statement.line_wrong_state");
    const audits =
      await connection.sql`select action from audit_events where subject_id = ${line?.id} order by id`;
    expect(audits.map((row) => row.action)).toEqual(["statement_line.ignored", "statement_line.reopened"]);
    const outsider = await acceptedTrade();
    await expectRefusal(
      ignoreLine(outsider.ctx, { lineId: line?.id, note: "x" }),
      "statement.line_not_found",
    );
    await expectRefusal(reopenLine(outsider.ctx, { lineId: line?.id }), "statement.line_not_found");
    for (const act of [ignoreLine, reopenLine])
      await expectRefusal(
        act(contextFor(connection, trade.finance), { lineId: line?.id, note: "x" }),
        "actor.forbidden",
      );
  });
});

describe("recordRefund", () => {
  it("sends back what came in excess, and no fen more", async () => {
    const { trade, ctx, upload, orderId, reference } = await acceptedTrade();
    await upload(`2026-06-16,2500,某学校,${reference},R1`);
    const refund = { orderId, amount: "100", refundedOn: "2026-06-15", requestKey: newId() };
    await expectRefusal(recordRefund(ctx, { ...refund, amount: "100.01" }), "payment.refund_over");
    await expectRefusal(recordRefund(ctx, { ...refund, refundedOn: "2026-06-16" }), "request.invalid");
    const first = await recordRefund(ctx, refund);
    expect(await recordRefund(ctx, refund)).toEqual(first);
    await expectRefusal(recordRefund(ctx, { ...refund, requestKey: newId() }), "payment.refund_over");
    expect(await orderRow(orderId)).toMatchObject({ state: "paid", received: 240_000 });
    await expectRefusal(recordRefund(contextFor(connection, trade.manager), refund), "actor.forbidden");
    const outsider = await acceptedTrade();
    await expectRefusal(recordRefund(outsider.ctx, { ...refund, requestKey: newId() }), "order.not_found");
    const audits = await connection.sql`
      select after from audit_events where action = 'payment.refunded' and subject_id = ${orderId}`;
    expect(audits).toMatchObject([{ after: { paymentState: "paid" } }]);
  });
});
