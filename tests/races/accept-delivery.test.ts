import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { withdrawAcceptance } from "#app/domain/procurement/acceptance/withdraw.server.ts";
import { acceptDelivery } from "#app/flows/accept-delivery.server.ts";
import { returnGoods } from "#app/flows/return-goods.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import { ledgerEntries } from "#db/schema/ledger.server.ts";
import { acceptances, goodsReturns } from "#db/schema/deliveries.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { buildMember, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";
import { buildAccepted, buildReceived, TEST_DAY } from "#tests/support/delivered.ts";

const refusedOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.filter((outcome) => outcome.status === "rejected");

it("counts a delivery once when two people countersign it at once", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < 5; round++) {
    const { institution, requester, order, acceptance } = await buildReceived(first);
    const colleague = await buildMember(first, institution, ["institution-receiver"]);
    const outcomes = await Promise.allSettled([
      acceptDelivery(contextFor(first, requester), { acceptanceId: acceptance.id }),
      acceptDelivery(contextFor(second, colleague), { acceptanceId: acceptance.id }),
    ]);
    const refused = refusedOf(outcomes);
    expect(refused).toHaveLength(1);
    expect(isDomainError(refused[0]?.reason, "acceptance.wrong_state")).toBe(true);
    const entries = await first.db
      .select()
      .from(ledgerEntries)
      .where(eq(ledgerEntries.orderId, order.orderId));
    expect(entries.reduce((sum, entry) => sum + entry.amountFen, 0)).toBe(20 * 12_000);
  }
});

it("lets either the signature or the sending back win, and tells the other", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < 5; round++) {
    const { receiver, requester, order, acceptance } = await buildReceived(first);
    const outcomes = await Promise.allSettled([
      acceptDelivery(contextFor(first, requester), { acceptanceId: acceptance.id }),
      withdrawAcceptance(contextFor(second, receiver), { acceptanceId: acceptance.id, reason: "填错了" }),
    ]);
    const refused = refusedOf(outcomes);
    expect(refused).toHaveLength(1);
    expect(isDomainError(refused[0]?.reason, "acceptance.wrong_state")).toBe(true);
    const [row] = await first.db.select().from(acceptances).where(eq(acceptances.id, acceptance.id));
    const [held] = await first.db.select().from(purchaseOrders).where(eq(purchaseOrders.id, order.orderId));
    expect([row?.state, held?.acceptedFen]).toEqual(
      row?.state === "signed" ? ["signed", 20 * 12_000] : ["withdrawn", 0],
    );
  }
});

it("takes back no more than was accepted when two returns meet", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < 5; round++) {
    const { receiver, order, lines } = await buildAccepted(first);
    const form = () => ({
      requestKey: newId(),
      deliveryLineId: lines[0]!.id,
      packs: 5,
      reason: "damaged" as const,
      returnedOn: TEST_DAY,
    });
    const outcomes = await Promise.allSettled([
      returnGoods(contextFor(first, receiver), form()),
      returnGoods(contextFor(second, receiver), form()),
    ]);
    const refused = refusedOf(outcomes);
    expect(refused).toHaveLength(1);
    expect(isDomainError(refused[0]?.reason, "return.over_accepted")).toBe(true);
    const made = await first.db.select().from(goodsReturns).where(eq(goodsReturns.orderId, order.orderId));
    expect(made.map((row) => row.packs)).toEqual([5]);
  }
});

it("makes one return of one form sent twice at once", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  const { receiver, order, lines } = await buildAccepted(first);
  const form = {
    requestKey: newId(),
    deliveryLineId: lines[0]!.id,
    packs: 2,
    reason: "damaged" as const,
    returnedOn: TEST_DAY,
  };
  const [one, other] = await Promise.all([
    returnGoods(contextFor(first, receiver), form),
    returnGoods(contextFor(second, receiver), form),
  ]);
  expect(one.id).toBe(other.id);
  const made = await first.db.select().from(goodsReturns).where(eq(goodsReturns.orderId, order.orderId));
  expect(made).toHaveLength(1);
});
