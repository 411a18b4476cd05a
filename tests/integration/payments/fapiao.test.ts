import { beforeAll, describe, expect, it } from "vitest";
import { registerFapiao } from "#app/flows/register-fapiao.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildTrade, contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

let next = 0;
const freshNumber = () => String(26_442_000_000_000 + next++).padStart(20, "0");

async function acceptedTrade() {
  const trade = await buildTrade(connection);
  await buildAcceptedDelivery(connection, trade, { packs: 20 });
  const fapiao = (amount: string, number = freshNumber()) => ({
    orderId: trade.order.orderId,
    number,
    code: "",
    amount,
    issuedOn: "2026-06-15",
  });
  return { trade, fapiao, ctx: contextFor(connection, trade.supplierFinance), orderId: trade.order.orderId };
}

const invoicedFen = async (orderId: string) => {
  const [row] = await connection.sql`
    select o.invoiced_fen as on_order, coalesce(sum(e.amount_fen), 0)::bigint as in_ledger
    from purchase_orders o left join ledger_entries e on e.order_id = o.id
      and exists (select 1 from ledger_grades g where g.entry_id = e.id and g.grade = 'invoiced')
    where o.id = ${orderId} group by 1`;
  return row;
};

describe("registerFapiao", () => {
  it("adds invoices up to what was accepted; the last raises the entries to invoiced", async () => {
    const { fapiao, ctx, orderId } = await acceptedTrade();
    await registerFapiao(ctx, fapiao("1000"));
    expect(await invoicedFen(orderId)).toEqual({ on_order: 100_000, in_ledger: 0 });
    await expectRefusal(registerFapiao(ctx, fapiao("1400.01")), "fapiao.over_accepted");
    await registerFapiao(ctx, fapiao("1400"));
    expect(await invoicedFen(orderId)).toEqual({ on_order: 240_000, in_ledger: 240_000 });
    await expectRefusal(registerFapiao(ctx, fapiao("0.01")), "fapiao.over_accepted");
    const audits = await connection.sql`
      select after from audit_events where action = 'fapiao.registered' and subject_id = ${orderId} order by id`;
    expect(audits).toMatchObject([{ after: { invoicedFen: 100_000 } }, { after: { invoicedFen: 240_000 } }]);
  });

  it("uses a number once on the whole platform", async () => {
    const one = await acceptedTrade();
    const other = await acceptedTrade();
    const number = freshNumber();
    await registerFapiao(one.ctx, one.fapiao("10", number));
    await expectRefusal(registerFapiao(one.ctx, one.fapiao("10", number)), "fapiao.number_taken");
    await expectRefusal(registerFapiao(other.ctx, other.fapiao("10", number)), "fapiao.number_taken");
    expect(await invoicedFen(other.orderId)).toEqual({ on_order: 0, in_ledger: 0 });
  });

  it("refuses a malformed number, a day to come, the wrong role and another supplier's order", async () => {
    const { trade, fapiao, ctx } = await acceptedTrade();
    await expectRefusal(registerFapiao(ctx, fapiao("10", "12345678")), "fapiao.number_malformed");
    await expectRefusal(registerFapiao(ctx, { ...fapiao("10"), issuedOn: "2026-06-16" }), "request.invalid");
    for (const actor of [trade.manager, trade.warehouse, trade.finance])
      await expectRefusal(registerFapiao(contextFor(connection, actor), fapiao("10")), "actor.forbidden");
    const outsider = await acceptedTrade();
    await expectRefusal(registerFapiao(outsider.ctx, fapiao("10")), "order.not_found");
  });

  it("has nothing to invoice before acceptance", async () => {
    const trade = await buildTrade(connection);
    await expectRefusal(
      registerFapiao(contextFor(connection, trade.supplierFinance), {
        orderId: trade.order.orderId,
        number: freshNumber(),
        amount: "1",
        issuedOn: "2026-06-15",
      }),
      "fapiao.over_accepted",
    );
  });
});
