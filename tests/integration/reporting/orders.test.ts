import { beforeAll, describe, expect, it } from "vitest";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { getOrderDetail } from "#app/domain/reporting/order/detail.server.ts";
import { listOrders } from "#app/domain/reporting/order/list.server.ts";
import { PAGE_ROWS } from "#app/kernel/keyset.ts";
import type { Connection } from "#db/client.server.ts";
import {
  buildInstitution,
  buildMember,
  buildOffice,
  buildOrder,
  buildSupplier,
  buildTrade,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

describe("getOrderDetail", () => {
  it("tells both sides of the trade the same, with what happened in order", async () => {
    const { manager, receiver, order } = await buildTrade(connection);
    const later = new Date(testInstant.getTime() + 60_000);
    await confirmOrder(contextFor(connection, manager, later), { orderId: order.orderId });
    const [seller, buyer] = await Promise.all([
      getOrderDetail(contextFor(connection, manager), order.orderId),
      getOrderDetail(contextFor(connection, receiver), order.orderId),
    ]);
    expect(seller).toEqual(buyer);
    expect(seller.lines).toHaveLength(1);
    expect(seller.timeline.map((fact) => fact.kind)).toEqual(["placed", "confirmed"]);
  });

  it("is not found by another institution, another supplier or with a forged identifier", async () => {
    const { order, manager } = await buildTrade(connection);
    const others = [
      await buildMember(connection, await buildInstitution(connection), ["institution-requester"]),
      await buildMember(connection, await buildSupplier(connection), ["supplier-manager"]),
    ];
    for (const other of others) {
      await expectRefusal(getOrderDetail(contextFor(connection, other), order.orderId), "order.not_found");
    }
    await expectRefusal(getOrderDetail(contextFor(connection, manager), "forged"), "order.not_found");
  });

  it("is read by the offices its county, district or level concerns, and by no other", async () => {
    const { order } = await buildTrade(connection);
    const official = async (changes: Parameters<typeof buildOffice>[1]) =>
      buildMember(connection, await buildOffice(connection, changes), ["official-viewer"]);
    const readers = [
      await official({ officeLevel: "prefecture" }),
      await official({ officeLevel: "county", countyCode: "522323" }),
      await official({ officeLevel: "district", districtCode: "441302" }),
    ];
    for (const reader of readers) {
      expect((await getOrderDetail(contextFor(connection, reader), order.orderId)).order.id).toBe(
        order.orderId,
      );
    }
    const strangers = [
      await official({ officeLevel: "county", countyCode: "522324" }),
      await official({ officeLevel: "district", districtCode: "441303" }),
    ];
    for (const stranger of strangers) {
      await expectRefusal(getOrderDetail(contextFor(connection, stranger), order.orderId), "order.not_found");
    }
  });
});

describe("listOrders", () => {
  it("pages through an organisation's own orders without losing or repeating one", async () => {
    const trade = await buildTrade(connection);
    const wanted = new Set([trade.order.orderId]);
    for (let index = 0; index < PAGE_ROWS + 3; index++) {
      const order = await buildOrder(
        connection,
        trade,
        [{ product: trade.product, variant: trade.variant, packs: 1 }],
        {
          placedAt: new Date(testInstant.getTime() + Math.floor(index / 3)),
        },
      );
      wanted.add(order.orderId);
    }
    const first = await listOrders(contextFor(connection, trade.requester));
    const second = await listOrders(contextFor(connection, trade.requester), { after: first.next });
    expect(first.rows).toHaveLength(PAGE_ROWS);
    expect(second.next).toBeNull();
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id))).toEqual(wanted);
  });

  it("filters by state and starts at the top for a broken position", async () => {
    const { manager, order } = await buildTrade(connection);
    const ctx = contextFor(connection, manager);
    expect(
      (await listOrders(ctx, { states: ["placed"], after: "nonsense" })).rows.map((row) => row.id),
    ).toEqual([order.orderId]);
    expect((await listOrders(ctx, { states: ["accepted"] })).rows).toEqual([]);
  });
});
