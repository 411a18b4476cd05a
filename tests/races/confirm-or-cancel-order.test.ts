import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { cancelOrder } from "#app/domain/procurement/order/cancel.server.ts";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { stocks } from "#db/schema/catalogue.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { buildTrade, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";

it("lets either the supplier's confirmation or the buyer's cancellation win, and tells the other", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < 10; round++) {
    const { manager, requester, order, variant } = await buildTrade(first);
    const outcomes = await Promise.allSettled([
      confirmOrder(contextFor(first, manager), { orderId: order.orderId }),
      cancelOrder(contextFor(second, requester), { orderId: order.orderId, reason: "活动取消" }),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(refused.every((outcome) => isDomainError(outcome.reason, "order.wrong_state"))).toBe(true);

    const [row] = await first.db.select().from(purchaseOrders).where(eq(purchaseOrders.id, order.orderId));
    const [stock] = await first.db.select().from(stocks).where(eq(stocks.variantId, variant.id));
    expect([row?.state, stock?.allocatedPacks]).toEqual(
      row?.state === "confirmed" ? ["confirmed", 20] : ["cancelled", 0],
    );
  }
});
