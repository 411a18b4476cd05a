import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { cancelOrder } from "#app/domain/procurement/order/cancel.server.ts";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { declineOrder } from "#app/domain/procurement/order/decline.server.ts";
import type { Connection } from "#db/client.server.ts";
import { stocks } from "#db/schema/catalogue.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import {
  buildInstitution,
  buildMember,
  buildSupplier,
  buildTrade,
  contextFor,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

async function allocatedOf(variantId: string) {
  const [row] = await connection.db.select().from(stocks).where(eq(stocks.variantId, variantId));
  return row?.allocatedPacks;
}

async function orderOf(orderId: string) {
  const [row] = await connection.db.select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId));
  return row;
}

describe("declineOrder", () => {
  it("gives the stock back, keeps the reason and audits it", async () => {
    const { manager, order, variant } = await buildTrade(connection);
    expect(await allocatedOf(variant.id)).toBe(20);
    await declineOrder(contextFor(connection, manager), {
      orderId: order.orderId,
      reason: "连日降雨，不能按期采收",
    });

    expect(await allocatedOf(variant.id)).toBe(0);
    expect(await orderOf(order.orderId)).toMatchObject({
      state: "declined",
      declineReason: "连日降雨，不能按期采收",
    });
    const [audit] = await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, order.orderId));
    expect(audit).toMatchObject({ action: "order.declined", reason: "连日降雨，不能按期采收" });
  });

  it("asks for a reason", async () => {
    const { manager, order } = await buildTrade(connection);
    await expect(
      declineOrder(contextFor(connection, manager), { orderId: order.orderId, reason: "  " }),
    ).rejects.toThrow();
    expect((await orderOf(order.orderId))?.state).toBe("placed");
  });

  it("comes too late once the order is confirmed", async () => {
    const { manager, order, variant } = await buildTrade(connection);
    await confirmOrder(contextFor(connection, manager), { orderId: order.orderId });
    await expectRefusal(
      declineOrder(contextFor(connection, manager), { orderId: order.orderId, reason: "缺货" }),
      "order.wrong_state",
    );
    expect(await allocatedOf(variant.id)).toBe(20);
  });

  it("is not for the warehouse, nor for another supplier", async () => {
    const { warehouse, order } = await buildTrade(connection);
    const stranger = await buildMember(connection, await buildSupplier(connection), ["supplier-manager"]);
    const input = { orderId: order.orderId, reason: "缺货" };
    await expectRefusal(declineOrder(contextFor(connection, warehouse), input), "actor.forbidden");
    await expectRefusal(declineOrder(contextFor(connection, stranger), input), "order.not_found");
  });
});

describe("cancelOrder", () => {
  it("gives the stock back while the supplier has not confirmed", async () => {
    const { requester, order, variant } = await buildTrade(connection);
    await cancelOrder(contextFor(connection, requester), { orderId: order.orderId, reason: "活动取消" });
    expect(await allocatedOf(variant.id)).toBe(0);
    expect((await orderOf(order.orderId))?.state).toBe("cancelled");
  });

  it("comes too late once the order is confirmed", async () => {
    const { manager, requester, order } = await buildTrade(connection);
    await confirmOrder(contextFor(connection, manager), { orderId: order.orderId });
    await expectRefusal(
      cancelOrder(contextFor(connection, requester), { orderId: order.orderId, reason: "活动取消" }),
      "order.wrong_state",
    );
  });

  it("is not for the approver, nor for another institution", async () => {
    const { approver, order } = await buildTrade(connection);
    const stranger = await buildMember(connection, await buildInstitution(connection), [
      "institution-requester",
    ]);
    const input = { orderId: order.orderId, reason: "活动取消" };
    await expectRefusal(cancelOrder(contextFor(connection, approver), input), "actor.forbidden");
    await expectRefusal(cancelOrder(contextFor(connection, stranger), input), "order.not_found");
  });
});
