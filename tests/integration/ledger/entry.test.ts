import { beforeAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import { postReversal, raiseGrade } from "#app/domain/ledger/entry/post.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery, buildGoodsReturn } from "#tests/support/accepted-goods.ts";
import { buildTrade, contextFor } from "#tests/support/builders.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

/** Cells in which the kept sums and the sums over the entries disagree. */
const disagreements = () => connection.sql`
  with counted as (
    select e.year, e.month, e.county_code, e.industry_code, e.channel_code, e.seller_force, e.buyer_district_code,
           e.buyer_region, e.fund_source, g.grade, sum(e.amount_fen) as amount_fen, count(*) as entry_count
    from ledger_grades g join ledger_entries e on e.id = g.entry_id group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
  kept as (
    select year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code,
           buyer_region, fund_source, grade, sum(amount_fen) as amount_fen, sum(entry_count) as entry_count
    from (select * from ledger_sums
          union all
          select year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region,
                 fund_source, grade, amount_fen, entry_count from ledger_changes) both_parts
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
  select * from counted full join kept
    using (year, month, county_code, industry_code, channel_code, seller_force, buyer_district_code, buyer_region, fund_source, grade)
  where counted.amount_fen is distinct from kept.amount_fen or counted.entry_count is distinct from kept.entry_count`;

const totalOf = async (orderId: string, grade: string) => {
  const [row] = await connection.sql`
    select coalesce(sum(e.amount_fen), 0)::bigint as fen from ledger_entries e join ledger_grades g on g.entry_id = e.id
    where e.order_id = ${orderId} and g.grade = ${grade}`;
  return row?.fen;
};

describe("posting a sale", () => {
  it("writes the order's dimensions, the grade accepted, and moves the sums by exactly the accepted fen", async () => {
    const trade = await buildTrade(connection);
    const { entryId, amountFen } = await buildAcceptedDelivery(connection, trade, { packs: 15 });
    const [entry] = await connection.sql`select * from ledger_entries where id = ${entryId}`;
    expect(entry).toMatchObject({
      kind: "sale",
      amount_fen: amountFen,
      year: 2026,
      month: 6,
      county_code: "522323",
      industry_code: "tea",
      channel_code: "huiqian",
      seller_force: "cooperative",
      buyer_district_code: "441302",
      buyer_region: "huizhou",
      fund_source: "canteen",
      posted_by_id: trade.requester.userId,
    });
    expect(await totalOf(trade.order.orderId, "accepted")).toBe(15 * 12_000);
    expect(await disagreements()).toEqual([]);
  });

  it.each(["supplier", "institution"] as const)(
    "says of an entry that it is invented where the %s is, whoever ordered",
    async (party) => {
      const trade = await buildTrade(connection);
      const isDemo = async () => {
        const { entryId } = await buildAcceptedDelivery(connection, trade, { packs: 1 });
        const [entry] = await connection.sql`select is_demo from ledger_entries where id = ${entryId}`;
        return entry?.is_demo;
      };
      expect(await isDemo()).toBe(false);
      await connection.sql`update organisations set is_demo = true where id = ${trade[party].id}`;
      expect(await isDemo()).toBe(true);
    },
  );

  it("refuses a second entry for the same line of the same acceptance", async () => {
    const trade = await buildTrade(connection);
    const { entryId } = await buildAcceptedDelivery(connection, trade, { packs: 5 });
    await expect(
      connection.sql`
        insert into ledger_entries (kind, year, month, occurred_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source, acceptance_id, delivery_line_id)
        select kind, year, month, occurred_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source, acceptance_id, delivery_line_id
        from ledger_entries where id = ${entryId}`,
    ).rejects.toMatchObject({ constraint_name: "ledger_entries_one_sale" });
  });
});

describe("reversing", () => {
  it("takes back from every grade the sale has reached, in the month of the return", async () => {
    const trade = await buildTrade(connection);
    const orderId = trade.order.orderId;
    const sale = await buildAcceptedDelivery(connection, trade, { packs: 20, acceptedOn: "2026-06-15" });
    const ctx = contextFor(connection, trade.receiver);
    await inTransaction(ctx, (ctx) => raiseGrade(ctx, orderId, "paid", "2026-06-20", "bank"));
    const back = await buildGoodsReturn(connection, trade, { deliveryLineId: sale.deliveryLineId, packs: 3 });
    const id = await inTransaction(ctx, (ctx) =>
      postReversal(ctx, {
        orderId,
        deliveryLineId: sale.deliveryLineId,
        ...back,
        occurredOn: "2026-07-02",
        evidence: "return",
      }),
    );
    const [entry] = await connection.sql`select * from ledger_entries where id = ${id}`;
    expect(entry).toMatchObject({
      kind: "reversal",
      reverses_id: sale.entryId,
      amount_fen: -36_000,
      month: 7,
    });
    expect(await totalOf(orderId, "accepted")).toBe(17 * 12_000);
    expect(await totalOf(orderId, "paid")).toBe(17 * 12_000);
    expect(await totalOf(orderId, "invoiced")).toBe(0);
    expect(await disagreements()).toEqual([]);
  });

  it("never takes back more than the sale has left, and leaves the ledger untouched", async () => {
    const trade = await buildTrade(connection);
    const orderId = trade.order.orderId;
    const sale = await buildAcceptedDelivery(connection, trade, { packs: 10 });
    const ctx = contextFor(connection, trade.receiver);
    const reverse = (packs: number) =>
      buildGoodsReturn(connection, trade, { deliveryLineId: sale.deliveryLineId, packs }).then((back) =>
        inTransaction(ctx, (ctx) =>
          postReversal(ctx, {
            orderId,
            deliveryLineId: sale.deliveryLineId,
            ...back,
            occurredOn: "2026-07-02",
            evidence: "return",
          }),
        ),
      );
    await reverse(8);
    const refusal = await expectRefusal(reverse(3), "entry.already_reversed");
    expect(refusal.details).toEqual({ leftFen: 24_000, askedFen: 36_000 });
    await reverse(2);
    expect(await totalOf(orderId, "accepted")).toBe(0);
  });

  it("knows no sale of another order's delivery line", async () => {
    const [one, other] = [await buildTrade(connection), await buildTrade(connection)];
    const sale = await buildAcceptedDelivery(connection, one, { packs: 10 });
    const back = await buildGoodsReturn(connection, one, { deliveryLineId: sale.deliveryLineId, packs: 1 });
    await expectRefusal(
      inTransaction(contextFor(connection, other.receiver), (ctx) =>
        postReversal(ctx, {
          orderId: other.order.orderId,
          deliveryLineId: sale.deliveryLineId,
          ...back,
          occurredOn: "2026-07-02",
          evidence: "return",
        }),
      ),
      "entry.not_found",
    );
  });
});

it("raises a grade once, however often it is asked", async () => {
  const trade = await buildTrade(connection);
  await buildAcceptedDelivery(connection, trade, { packs: 5 });
  const ctx = contextFor(connection, trade.supplierFinance);
  const raise = () =>
    inTransaction(ctx, (ctx) => raiseGrade(ctx, trade.order.orderId, "invoiced", "2026-06-18", "fapiao"));
  expect(await raise()).toBe(1);
  expect(await raise()).toBe(0);
  await buildAcceptedDelivery(connection, trade, { packs: 5 });
  expect(await raise()).toBe(1);
  expect(await totalOf(trade.order.orderId, "invoiced")).toBe(10 * 12_000);
});

it.each(["ledger_entries", "ledger_grades"])(
  "%s cannot be changed even by the owner of the table",
  async (table) => {
    await buildAcceptedDelivery(connection, await buildTrade(connection), { packs: 5 });
    const owner = await testOwner();
    const column = table === "ledger_entries" ? "amount_fen = amount_fen * 10" : "evidence = 'forged'";
    for (const statement of [`update ${table} set ${column}`, `delete from ${table}`]) {
      await expect(owner.sql.unsafe(statement), statement).rejects.toThrow(/append-only/);
      await expect(connection.sql.unsafe(statement), statement).rejects.toMatchObject({ code: "42501" });
    }
  },
);

it.each(["ledger_changes", "ledger_sums", "ledger_totals", "ledger_crossings"])(
  "the application cannot write %s itself",
  async (table) => {
    for (const statement of [
      `update ${table} set amount_fen = 0`,
      `delete from ${table}`,
      `insert into ${table} default values`,
      `truncate ${table}`,
    ])
      await expect(connection.sql.unsafe(statement), statement).rejects.toMatchObject({ code: "42501" });
  },
);

type Step =
  | { act: "accept"; packs: number; day: string }
  | { act: "return"; packs: number; which: number }
  | { act: "raise"; grade: "invoiced" | "paid" };

it("agrees with the sums after any sequence of acceptances, returns and evidence", {
  timeout: 60_000,
}, async () => {
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      act: fc.constant("accept" as const),
      packs: fc.integer({ min: 1, max: 6 }),
      day: fc.constantFrom("2025-12-31", "2026-01-01", "2026-06-15"),
    }),
    fc.record({
      act: fc.constant("return" as const),
      packs: fc.integer({ min: 1, max: 6 }),
      which: fc.nat(9),
    }),
    fc.record({
      act: fc.constant("raise" as const),
      grade: fc.constantFrom("invoiced" as const, "paid" as const),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const trade = await buildTrade(connection);
      const orderId = trade.order.orderId;
      const ctx = contextFor(connection, trade.receiver);
      const sales: { deliveryLineId: string; left: number }[] = [];
      let accepted = 0;
      for (const each of steps) {
        if (each.act === "accept") {
          if (accepted + each.packs > 20) continue;
          accepted += each.packs;
          const { deliveryLineId } = await buildAcceptedDelivery(connection, trade, {
            packs: each.packs,
            acceptedOn: each.day,
          });
          sales.push({ deliveryLineId, left: each.packs });
        } else if (each.act === "return") {
          const sale = sales[each.which % Math.max(1, sales.length)];
          if (!sale) continue;
          const back = await buildGoodsReturn(connection, trade, {
            deliveryLineId: sale.deliveryLineId,
            packs: each.packs,
          });
          const posting = inTransaction(ctx, (ctx) =>
            postReversal(ctx, {
              orderId,
              deliveryLineId: sale.deliveryLineId,
              ...back,
              occurredOn: "2026-07-02",
              evidence: "return",
            }),
          );
          if (each.packs > sale.left) await expectRefusal(posting, "entry.already_reversed");
          else {
            await posting;
            sale.left -= each.packs;
          }
        } else {
          await inTransaction(ctx, (ctx) => raiseGrade(ctx, orderId, each.grade, "2026-07-03", "evidence"));
        }
      }
      const left = sales.reduce((packs, sale) => packs + sale.left, 0);
      expect(await totalOf(orderId, "accepted")).toBe(left * 12_000);
      expect(await disagreements()).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
