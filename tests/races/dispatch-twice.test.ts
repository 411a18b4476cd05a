import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import { stocks } from "#db/schema/catalogue.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { buildBatch, buildOrder, buildTrade, contextFor, testInstant } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";

const dispatchOf = (order: { orderId: string; lines: { id: string }[] }, batchId: string, packs: number) => ({
  orderId: order.orderId,
  sequence: 1,
  dispatchedOn: "2026-06-15",
  lines: [{ orderLineId: order.lines[0]!.id, batchId, packs }],
});

it("dispatches once when warehouse and manager send the same delivery at once", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < 5; round++) {
    const trade = await buildTrade(first, { state: "confirmed", confirmedAt: testInstant });
    const batch = await buildBatch(first, trade.product);
    const outcomes = await Promise.allSettled([
      dispatchFulfilment(contextFor(first, trade.manager), dispatchOf(trade.order, batch.id, 12)),
      dispatchFulfilment(contextFor(second, trade.warehouse), dispatchOf(trade.order, batch.id, 12)),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(isDomainError(refused[0]?.reason, "delivery.sequence_taken")).toBe(true);
    const [stock] = await first.db.select().from(stocks).where(eq(stocks.variantId, trade.variant.id));
    expect(stock).toMatchObject({ onHandPacks: 488, allocatedPacks: 8 });
  }
});

it("never draws more from a batch than it holds when two orders want its last packs", async () => {
  const first = await testDatabase();
  const second = await secondConnection();
  for (let round = 0; round < 5; round++) {
    const trade = await buildTrade(first, { state: "confirmed", confirmedAt: testInstant });
    const rival = await buildOrder(
      first,
      trade,
      [{ product: trade.product, variant: trade.variant, packs: 20 }],
      {
        state: "confirmed",
        confirmedAt: testInstant,
      },
    );
    const batch = await buildBatch(first, trade.product, { quantityGrams: 25 * 250 });
    const outcomes = await Promise.allSettled([
      dispatchFulfilment(contextFor(first, trade.manager), dispatchOf(trade.order, batch.id, 20)),
      dispatchFulfilment(contextFor(second, trade.warehouse), dispatchOf(rival, batch.id, 20)),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(refused).toHaveLength(1);
    expect(isDomainError(refused[0]?.reason, "batch.quantity_exceeded")).toBe(true);
    const [row] = await first.db.select().from(batches).where(eq(batches.id, batch.id));
    expect(row?.dispatchedGrams).toBe(20 * 250);
  }
});
