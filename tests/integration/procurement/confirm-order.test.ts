import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import type { Connection } from "#db/client.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { buildMember, buildSupplier, buildTrade, contextFor, testInstant } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

async function stateOf(orderId: string) {
  const [row] = await connection.db.select().from(purchaseOrders).where(eq(purchaseOrders.id, orderId));
  return row?.state;
}

describe("confirmOrder", () => {
  it("confirms a placed order and leaves a trace of who did it", async () => {
    const { manager, order } = await buildTrade(connection);
    const confirmed = await confirmOrder(contextFor(connection, manager), { orderId: order.orderId });

    expect(confirmed).toMatchObject({ state: "confirmed", confirmedAt: testInstant });
    const [audit] = await connection.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.subjectId, order.orderId));
    expect(audit).toMatchObject({
      action: "order.confirmed",
      actorUserId: manager.userId,
      before: { state: "placed" },
      after: { state: "confirmed" },
    });
  });

  it("refuses an order that is past confirming", async () => {
    const { manager, order } = await buildTrade(connection, { state: "declined" });
    await expectRefusal(
      confirmOrder(contextFor(connection, manager), { orderId: order.orderId }),
      "order.wrong_state",
    );
    expect(await stateOf(order.orderId)).toBe("declined");
  });

  it.each(["supplier-warehouse", "supplier-finance"] as const)("refuses a %s", async (role) => {
    const { supplier, order } = await buildTrade(connection);
    const member = await buildMember(connection, supplier, [role]);
    await expectRefusal(
      confirmOrder(contextFor(connection, member), { orderId: order.orderId }),
      "actor.forbidden",
    );
    expect(await stateOf(order.orderId)).toBe("placed");
  });

  it("refuses everybody of a supplier that is not approved", async () => {
    const { manager, order } = await buildTrade(connection);
    const suspended = { ...manager, organisationApproved: false };
    await expectRefusal(
      confirmOrder(contextFor(connection, suspended), { orderId: order.orderId }),
      "actor.organisation_not_approved",
    );
  });

  it("does not find another supplier's order, nor a forged identifier", async () => {
    const { order } = await buildTrade(connection);
    const stranger = await buildMember(connection, await buildSupplier(connection), ["supplier-manager"]);
    await expectRefusal(
      confirmOrder(contextFor(connection, stranger), { orderId: order.orderId }),
      "order.not_found",
    );
    await expectRefusal(
      confirmOrder(contextFor(connection, stranger), { orderId: "forged" }),
      "order.not_found",
    );
    expect(await stateOf(order.orderId)).toBe("placed");
  });
});
