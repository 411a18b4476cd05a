import { beforeAll, describe, expect, it } from "vitest";
import { claimTransfer } from "#app/domain/payments/payment/claim.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { actorOf, buildTrade, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

async function acceptedTrade() {
  const trade = await buildTrade(connection);
  await buildAcceptedDelivery(connection, trade, { packs: 20 });
  const claim = (changes: Partial<Parameters<typeof claimTransfer>[1]> = {}) => ({
    orderId: trade.order.orderId,
    amount: "2400.00",
    transferredOn: "2026-06-15",
    note: "",
    requestKey: newId(),
    ...changes,
  });
  return { trade, claim };
}

const orderRow = async (orderId: string) => {
  const [row] = await connection.sql`
    select payment_state, claimed_fen, received_fen, (select count(*)::int from payments p where p.order_id = o.id) as payments
    from purchase_orders o where id = ${orderId}`;
  return row;
};

describe("claimTransfer", () => {
  it("announces the transfer, shows it on the order, and writes the audit", async () => {
    const { trade, claim } = await acceptedTrade();
    const { paymentId } = await claimTransfer(contextFor(connection, trade.finance), claim());
    expect(await orderRow(trade.order.orderId)).toEqual({
      payment_state: "claimed",
      claimed_fen: 240_000,
      received_fen: 0,
      payments: 1,
    });
    const [payment] = await connection.sql`select * from payments where id = ${paymentId}`;
    expect(payment).toMatchObject({
      kind: "claimed",
      amount_fen: 240_000,
      recorded_by_id: trade.finance.userId,
    });
    const [audit] = await connection.sql`
      select action, actor_user_id, after from audit_events where subject_id = ${trade.order.orderId} and action = 'payment.claimed'`;
    expect(audit).toMatchObject({ actor_user_id: trade.finance.userId, after: { paymentState: "claimed" } });
  });

  it("records one transfer for one form, however often it is sent", async () => {
    const { trade, claim } = await acceptedTrade();
    const form = claim();
    const first = await claimTransfer(contextFor(connection, trade.finance), form);
    expect(await claimTransfer(contextFor(connection, trade.finance), form)).toEqual(first);
    await expectRefusal(
      claimTransfer(contextFor(connection, trade.finance), { ...form, amount: "1.00" }),
      "payment.request_key_used",
    );
    expect(await orderRow(trade.order.orderId)).toMatchObject({ payments: 1, claimed_fen: 240_000 });
  });

  it("refuses more than is due, more than once, and a day still to come", async () => {
    const { trade, claim } = await acceptedTrade();
    const ctx = contextFor(connection, trade.finance);
    await expectRefusal(claimTransfer(ctx, claim({ amount: "2400.01" })), "payment.over_due");
    await expectRefusal(claimTransfer(ctx, claim({ transferredOn: "2026-06-16" })), "request.invalid");
    await claimTransfer(ctx, claim({ amount: "2400" }));
    await expectRefusal(claimTransfer(ctx, claim()), "payment.already_claimed");
    expect(await orderRow(trade.order.orderId)).toMatchObject({ payments: 1 });
  });

  it("refuses while nothing is due", async () => {
    const trade = await buildTrade(connection);
    await expectRefusal(
      claimTransfer(contextFor(connection, trade.finance), {
        orderId: trade.order.orderId,
        amount: "1",
        transferredOn: "2026-06-15",
        requestKey: newId(),
      }),
      "payment.nothing_due",
    );
  });

  it.each(["requester", "approver", "receiver"] as const)(
    "refuses the order's %s, even with the finance role",
    async (who) => {
      const { trade, claim } = await acceptedTrade();
      const actor = { ...trade[who], roles: ["institution-finance" as const] };
      await expectRefusal(claimTransfer(contextFor(connection, actor), claim()), "payment.same_person");
      expect(await orderRow(trade.order.orderId)).toMatchObject({ payments: 0 });
    },
  );

  it.each(["requester", "approver", "receiver", "supplierFinance", "manager"] as const)(
    "is forbidden to the role of the %s",
    async (who) => {
      const { trade, claim } = await acceptedTrade();
      await expectRefusal(claimTransfer(contextFor(connection, trade[who]), claim()), "actor.forbidden");
    },
  );

  it("knows no order of another institution, and no forged id", async () => {
    const { trade, claim } = await acceptedTrade();
    const outsider = await buildTrade(connection);
    await expectRefusal(claimTransfer(contextFor(connection, outsider.finance), claim()), "order.not_found");
    await expectRefusal(
      claimTransfer(contextFor(connection, trade.finance), claim({ orderId: "' or 1=1" })),
      "order.not_found",
    );
    expect(await orderRow(trade.order.orderId)).toMatchObject({ payments: 0, payment_state: "not-due" });
  });

  it("refuses an organisation that is not approved", async () => {
    const { trade, claim } = await acceptedTrade();
    const actor = { ...actorOf(trade.institution, trade.finance.userId, ["institution-finance"]) };
    await expectRefusal(
      claimTransfer(contextFor(connection, { ...actor, organisationApproved: false }), claim()),
      "actor.organisation_not_approved",
    );
  });

  it.each([
    ["amount", "0"],
    ["amount", "-5"],
    ["amount", "1.234"],
    ["amount", "十元"],
    ["amount", 1.5],
    ["transferredOn", "2026-02-30"],
    ["requestKey", "x"],
    ["note", "\u0000"],
    ["note", "字".repeat(201)],
  ])("refuses %s = %s before anything is read", async (field, value) => {
    const { trade, claim } = await acceptedTrade();
    await expect(
      claimTransfer(contextFor(connection, trade.finance), { ...claim(), [field]: value }),
    ).rejects.toMatchObject({ name: "ZodError" });
  });
});
