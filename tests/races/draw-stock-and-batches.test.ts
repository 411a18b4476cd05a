import { asc, eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { holdStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { correctStock } from "#app/domain/catalogue/stock/correct.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { consumeBatches } from "#app/domain/provenance/batch/consume.server.ts";
import { firstBreak } from "#app/domain/provenance/trace/chain.ts";
import { recordTraceEvent } from "#app/domain/provenance/trace/record.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import type { Connection } from "#db/client.server.ts";
import { stocks } from "#db/schema/catalogue.server.ts";
import { batches, traceEvents } from "#db/schema/provenance.server.ts";
import { buildBatch, buildProduct, buildVariant, contextFor } from "#tests/support/builders.ts";
import { buildSellingWorld } from "#tests/support/catalogue.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";

let sides: [Connection, Connection];
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  sides = [await testDatabase(), await secondConnection()];
  world = await buildSellingWorld(sides[0]);
});

const side = (attempt: number) => contextFor(sides[attempt % 2] as Connection, world.manager);

it("holds exactly the last ten packs for forty who want one each, two lines on one row included", async () => {
  const variant = await buildVariant(sides[0], await buildProduct(sides[0], world.supplier), {
    onHandPacks: 20,
  });
  const two = [
    { variantId: variant.id, packs: 1 },
    { variantId: variant.id, packs: 1 },
  ];
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, attempt) => inTransaction(side(attempt), (ctx) => holdStock(ctx, two))),
  );
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(10);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(isDomainError(outcome.reason, "stock.insufficient")).toBe(true);
  const [stock] = await sides[0].db.select().from(stocks).where(eq(stocks.variantId, variant.id));
  expect(stock).toMatchObject({ onHandPacks: 20, allocatedPacks: 20 });
});

it("never counts stock below what somebody takes at the same moment", async () => {
  for (let round = 0; round < 10; round++) {
    const variant = await buildVariant(sides[0], await buildProduct(sides[0], world.supplier), {
      onHandPacks: 10,
    });
    await Promise.allSettled([
      inTransaction(side(0), (ctx) => holdStock(ctx, [{ variantId: variant.id, packs: 8 }])),
      correctStock(side(1), { variantId: variant.id, countedPacks: 5, reason: "盘点" }),
    ]);
    const [stock] = await sides[0].db.select().from(stocks).where(eq(stocks.variantId, variant.id));
    expect([
      [10, 8],
      [5, 0],
    ]).toContainEqual([stock?.onHandPacks, stock?.allocatedPacks]);
  }
});

it("locks batches in one order, so that crossing draws neither overdraw nor deadlock", async () => {
  const product = await buildProduct(sides[0], world.supplier);
  const [a, b] = [
    await buildBatch(sides[0], product, { quantityGrams: 10 }),
    await buildBatch(sides[0], product, { quantityGrams: 10 }),
  ];
  const draw = (batchId: string) => ({ batchId, productId: product.id, grams: 1 });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 30 }, (_, attempt) =>
      inTransaction(side(attempt), (ctx) =>
        consumeBatches(ctx, attempt % 2 ? [draw(a.id), draw(b.id)] : [draw(b.id), draw(a.id)], "2026-06-15"),
      ),
    ),
  );
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(10);
  const rows = await sides[0].db.select().from(batches).where(eq(batches.productId, product.id));
  expect(rows.map((row) => [row.state, row.dispatchedGrams])).toEqual([
    ["depleted", 10],
    ["depleted", 10],
  ]);
});

it("keeps one unbroken chain when many record at once", async () => {
  const batch = await buildBatch(sides[0], await buildProduct(sides[0], world.supplier));
  await Promise.all(
    Array.from({ length: 20 }, (_, attempt) =>
      recordTraceEvent(side(attempt), {
        batchId: batch.id,
        kind: "stored",
        occurredAt: "2026-06-14T10:00",
        placeZh: "冷库",
        noteZh: String(attempt),
      }),
    ),
  );
  const chain = await sides[0].db
    .select()
    .from(traceEvents)
    .where(eq(traceEvents.batchId, batch.id))
    .orderBy(asc(traceEvents.sequence));
  expect(chain).toHaveLength(20);
  expect(firstBreak(chain)).toBeNull();
});
