import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { holdStock, dispatchStock, releaseStock } from "#app/domain/catalogue/stock/allocation.server.ts";
import { correctStock } from "#app/domain/catalogue/stock/correct.server.ts";
import { receiveStock } from "#app/domain/catalogue/stock/receive.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { products, stockMovements, stocks } from "#db/schema/catalogue.server.ts";
import { deliveries } from "#db/schema/deliveries.server.ts";
import { buildProduct, buildTrade, buildVariant, contextFor, testInstant } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
});

async function pack(onHandPacks: number, allocatedPacks = 0) {
  const product = await buildProduct(connection, world.supplier, { inStock: false });
  return buildVariant(connection, product, { onHandPacks, allocatedPacks });
}

async function stockOf(variantId: string) {
  const [row] = await connection.db.select().from(stocks).where(eq(stocks.variantId, variantId));
  return [row?.onHandPacks, row?.allocatedPacks];
}

async function movementsOf(variantId: string) {
  return connection.db.select().from(stockMovements).where(eq(stockMovements.variantId, variantId));
}

describe("receiveStock", () => {
  it("adds packs, writes the movement, and puts the product in stock", async () => {
    const variant = await pack(0);
    await receiveStock(contextFor(connection, world.warehouse), { variantId: variant.id, packs: "30" });
    expect(await stockOf(variant.id)).toEqual([30, 0]);
    expect(await movementsOf(variant.id)).toMatchObject([
      { kind: "receipt", packs: 30, createdById: world.warehouse.userId, createdAt: testInstant },
    ]);
    const [product] = await connection.db.select().from(products).where(eq(products.id, variant.productId));
    expect(product?.inStock).toBe(true);
    expect(await auditOf(connection, variant.id)).toMatchObject([
      { action: "stock.received", before: { onHandPacks: 0 }, after: { onHandPacks: 30 } },
    ]);
  });

  it.each(["0", "-5", "1.5", "", "箱"])("refuses %j packs", async (packs) => {
    const variant = await pack(1);
    await expect(
      receiveStock(contextFor(connection, world.warehouse), { variantId: variant.id, packs }),
    ).rejects.toThrow();
    expect(await stockOf(variant.id)).toEqual([1, 0]);
  });

  it("finds nothing for another supplier and is refused to finance", async () => {
    const variant = await pack(1);
    const input = { variantId: variant.id, packs: 1 };
    await expectRefusal(receiveStock(contextFor(connection, world.stranger), input), "variant.not_found");
    await expectRefusal(receiveStock(contextFor(connection, world.finance), input), "actor.forbidden");
    const forged = { variantId: "forged", packs: 1 };
    await expectRefusal(receiveStock(contextFor(connection, world.manager), forged), "variant.not_found");
    expect(await stockOf(variant.id)).toEqual([1, 0]);
  });
});

describe("correctStock", () => {
  const count = (variantId: string, countedPacks: number) =>
    correctStock(contextFor(connection, world.warehouse), { variantId, countedPacks, reason: "盘点" });

  it("sets what was counted and writes the difference", async () => {
    const variant = await pack(100, 20);
    await count(variant.id, 90);
    expect(await stockOf(variant.id)).toEqual([90, 20]);
    expect(await movementsOf(variant.id)).toMatchObject([{ kind: "correction", packs: -10, reason: "盘点" }]);
  });

  it("never goes below what is held", async () => {
    const variant = await pack(100, 20);
    const refusal = await expectRefusal(count(variant.id, 19), "stock.below_allocated");
    expect(refusal.details).toEqual({ allocated: 20 });
    expect(await stockOf(variant.id)).toEqual([100, 20]);
    expect(await movementsOf(variant.id)).toEqual([]);
  });

  it("writes nothing when the count agrees", async () => {
    const variant = await pack(7);
    await count(variant.id, 7);
    expect(await movementsOf(variant.id)).toEqual([]);
  });

  it("finds nothing for another supplier", async () => {
    const variant = await pack(7);
    const input = { variantId: variant.id, countedPacks: 1, reason: "盘点" };
    await expectRefusal(correctStock(contextFor(connection, world.stranger), input), "variant.not_found");
    await expectRefusal(correctStock(contextFor(connection, world.finance), input), "actor.forbidden");
  });
});

describe("stock held for orders", () => {
  it("is held, given back, and taken out with a movement", async () => {
    const { order, institution } = await buildTrade(connection);
    const deliveryId = newId();
    await connection.db.insert(deliveries).values({
      id: deliveryId,
      orderId: order.orderId,
      organisationId: institution.id,
      supplierId: world.supplier.id,
      sequence: 1,
      dispatchedOn: "2026-06-15",
      dispatchedAt: testInstant,
      dispatchedById: world.manager.userId,
    });
    const variant = await pack(50);
    const line = (packs: number) => [{ variantId: variant.id, packs }];
    const ctx = contextFor(connection, world.manager);
    await inTransaction(ctx, (ctx) => holdStock(ctx, [...line(20), ...line(10)]));
    expect(await stockOf(variant.id)).toEqual([50, 30]);
    await inTransaction(ctx, (ctx) => releaseStock(ctx, line(10)));
    await inTransaction(ctx, (ctx) => dispatchStock(ctx, line(15), deliveryId));
    expect(await stockOf(variant.id)).toEqual([35, 5]);
    expect(await movementsOf(variant.id)).toMatchObject([{ kind: "dispatch", packs: -15, deliveryId }]);
    await expectRefusal(
      inTransaction(ctx, (ctx) => dispatchStock(ctx, line(6), deliveryId)),
      "stock.insufficient",
    );
  });
});
