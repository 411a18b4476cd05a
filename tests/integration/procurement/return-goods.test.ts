import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { returnGoods } from "#app/flows/return-goods.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { ledgerEntries } from "#db/schema/ledger.server.ts";
import { goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrderLines, purchaseOrders } from "#db/schema/orders.server.ts";
import { traceEvents } from "#db/schema/provenance.server.ts";
import { buildInstitution, buildMember, contextFor } from "#tests/support/builders.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { buildAccepted, buildReceived, TEST_DAY } from "#tests/support/delivered.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const form = (deliveryLineId: string, packs: number) => ({
  requestKey: newId(),
  deliveryLineId,
  packs,
  reason: "quality" as const,
  note: "有异味",
  returnedOn: TEST_DAY,
});

const returnsOf = (orderId: string) =>
  connection.db.select().from(goodsReturns).where(eq(goodsReturns.orderId, orderId));

describe("returnGoods", () => {
  it("posts a reversing entry and counts the return on order and line", async () => {
    const { receiver, order, orderLine, lines } = await buildAccepted(connection);
    const goodsReturn = await returnGoods(contextFor(connection, receiver), form(lines[0]!.id, 3));
    expect(goodsReturn).toMatchObject({ packs: 3, amountFen: 3 * 12_000, reason: "quality" });
    const [row] = await connection.db
      .select()
      .from(purchaseOrders)
      .where(eq(purchaseOrders.id, order.orderId));
    expect(row).toMatchObject({ acceptedFen: 20 * 12_000, returnedFen: 3 * 12_000, state: "accepted" });
    const [line] = await connection.db
      .select()
      .from(purchaseOrderLines)
      .where(eq(purchaseOrderLines.id, orderLine.id));
    expect(line).toMatchObject({ acceptedPacks: 20, returnedPacks: 3 });
    const entries = await connection.db
      .select()
      .from(ledgerEntries)
      .where(eq(ledgerEntries.orderId, order.orderId))
      .orderBy(asc(ledgerEntries.id));
    const sale = entries.find((entry) => entry.kind === "sale" && entry.deliveryLineId === lines[0]!.id);
    expect(entries.at(-1)).toMatchObject({
      kind: "reversal",
      amountFen: -3 * 12_000,
      reversesId: sale?.id,
      goodsReturnId: goodsReturn.id,
    });
    const trace = await connection.db
      .select()
      .from(traceEvents)
      .where(eq(traceEvents.batchId, lines[0]!.batchId));
    expect(trace.map((event) => event.kind)).toContain("returned");
    const audits = await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, order.orderId))
      .orderBy(asc(auditEvents.id));
    expect(audits.at(-1)).toMatchObject({ action: "goods.returned", reason: "quality" });
  });

  it("takes back no more than was accepted of that batch, over several returns", async () => {
    const { receiver, order, lines } = await buildAccepted(connection, [{ short: 2 }]);
    const ctx = contextFor(connection, receiver);
    await returnGoods(ctx, form(lines[0]!.id, 4));
    const refusal = await expectRefusal(returnGoods(ctx, form(lines[0]!.id, 3)), "return.over_accepted");
    expect(refusal.details).toMatchObject({ rest: 2 });
    await returnGoods(ctx, form(lines[0]!.id, 2));
    expect(await returnsOf(order.orderId)).toHaveLength(2);
  });

  it("returns once when the same form is sent twice", async () => {
    const { receiver, order, lines } = await buildAccepted(connection);
    const ctx = contextFor(connection, receiver);
    const input = form(lines[0]!.id, 2);
    const first = await returnGoods(ctx, input);
    expect((await returnGoods(ctx, input)).id).toBe(first.id);
    expect(await returnsOf(order.orderId)).toHaveLength(1);
  });

  it("refuses before acceptance, on an impossible day, to other roles and to strangers", async () => {
    const waiting = await buildReceived(connection);
    await expectRefusal(
      returnGoods(contextFor(connection, waiting.receiver), form(waiting.lines[0]!.id, 1)),
      "delivery.wrong_state",
    );
    const { receiver, requester, finance, order, lines } = await buildAccepted(connection);
    const input = form(lines[0]!.id, 1);
    for (const day of ["2026-06-14", "2026-06-16"])
      await expectRefusal(
        returnGoods(contextFor(connection, receiver), { ...input, returnedOn: day }),
        "return.day_impossible",
      );
    for (const actor of [requester, finance])
      await expectRefusal(returnGoods(contextFor(connection, actor), input), "actor.forbidden");
    const stranger = await buildMember(connection, await buildInstitution(connection), [
      "institution-receiver",
    ]);
    await expectRefusal(returnGoods(contextFor(connection, stranger), input), "delivery.not_found");
    await expectRefusal(
      returnGoods(contextFor(connection, receiver), { ...input, deliveryLineId: "forged" }),
      "delivery.not_found",
    );
    expect(await returnsOf(order.orderId)).toEqual([]);
  });
});

it("keeps the ledger's total at exactly what orders accepted less what they returned, line by line", async () => {
  const { receiver, lines } = await buildAccepted(connection, [{ short: 1 }, { rejected: 2 }]);
  await returnGoods(contextFor(connection, receiver), form(lines[1]!.id, 5));
  const owner = await testOwner();
  const [sums] = await owner.sql<Record<string, string>[]>`
    select
      (select coalesce(sum(amount_fen), 0) from ledger_entries) as entries,
      (select coalesce(sum(f.amount_fen), 0) from ledger_figures f join counting_policies p on p.id = f.policy_id
       where p.code = 'accepted' and f.dimension = 'whole') as sums,
      (select coalesce(sum(accepted_fen - returned_fen), 0) from purchase_orders) as orders,
      (select coalesce(sum((accepted_packs - returned_packs)::bigint * unit_price_fen), 0) from purchase_order_lines) as lines`;
  expect(Number(sums?.entries)).toBeGreaterThan(0);
  expect([sums?.sums, sums?.orders, sums?.lines]).toEqual([sums?.entries, sums?.entries, sums?.entries]);
});
