import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { addPriceEvidence } from "#app/domain/catalogue/price/add-evidence.server.ts";
import { removePriceEvidence } from "#app/domain/catalogue/price/remove-evidence.server.ts";
import { addVariant } from "#app/domain/catalogue/variant/add.server.ts";
import { editPack } from "#app/domain/catalogue/variant/edit-pack.server.ts";
import type { AddVariant } from "#app/domain/catalogue/variant/input.ts";
import { setVariantTerms } from "#app/domain/catalogue/variant/set-terms.server.ts";
import { newReadableCode } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { priceEvidence, priceTiers, products, stocks, variants } from "#db/schema/catalogue.server.ts";
import { buildProduct, buildVariant, contextFor } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld, catalogueVersion } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
});

const pack = (productId: string): AddVariant => ({
  productId,
  sku: newReadableCode(8),
  packZh: "5kg/箱",
  packEn: "5 kg carton",
  unitZh: "箱",
  unitEn: "carton",
  netKilograms: "5",
  moqPacks: "4",
  multiplePacks: "2",
  weeklyCapacityPacks: "300",
  tiers: [
    { fromPacks: "1", price: "88.00" },
    { fromPacks: "50", price: "80" },
  ],
});

const terms = {
  moqPacks: "20",
  multiplePacks: "10",
  weeklyCapacityPacks: "0",
  tiers: [{ fromPacks: "20", price: "99.90" }],
  isActive: true,
};

async function productOf(id: string) {
  const [row] = await connection.db.select().from(products).where(eq(products.id, id));
  return row!;
}

async function tiersOf(variantId: string) {
  return connection.db.select().from(priceTiers).where(eq(priceTiers.variantId, variantId));
}

describe("addVariant", () => {
  it("adds a pack with tiers and an empty stock, and keeps the product's lowest price and MOQ", async () => {
    const product = await buildProduct(connection, world.supplier);
    const version = await catalogueVersion(connection);
    const words = { unitZh: "箱", unitEn: "", packZh: "20kg/箱", packEn: "" };
    const variant = await addVariant(contextFor(connection, world.manager), {
      ...pack(product.id),
      ...words,
    });

    expect(variant).toMatchObject({ unitEn: "箱", packEn: "20kg/箱" });
    expect(variant).toMatchObject({ netGrams: 5000, moqPacks: 4, isActive: true });
    expect(await tiersOf(variant.id)).toHaveLength(2);
    const [stock] = await connection.db.select().from(stocks).where(eq(stocks.variantId, variant.id));
    expect(stock).toMatchObject({ onHandPacks: 0, allocatedPacks: 0 });
    expect(await productOf(product.id)).toMatchObject({
      state: "published",
      revision: 2,
      fromPriceFen: 8000,
      fromMoqPacks: 4,
      inStock: false,
    });
    expect(await catalogueVersion(connection)).toBe(version + 1);
    expect((await auditOf(connection, product.id)).at(-1)).toMatchObject({ action: "variant.added" });
  });

  it("refuses tiers that do not fit, at the tier meant, and writes nothing", async () => {
    const product = await buildProduct(connection, world.supplier);
    const refusal = await expectRefusal(
      addVariant(contextFor(connection, world.manager), {
        ...pack(product.id),
        tiers: [
          { fromPacks: 5, price: "88" },
          { fromPacks: 50, price: "90" },
        ],
      }),
      "variant.tiers_invalid",
    );
    expect(refusal.issues).toMatchObject([
      { path: ["tiers", 0, "fromPacks"], code: "variant.tier_starts_above_moq", details: { moq: 4 } },
      { path: ["tiers", 1, "price"], code: "variant.tier_price_rises" },
    ]);
    const none = await connection.db.select().from(variants).where(eq(variants.productId, product.id));
    expect(none).toEqual([]);
  });

  it("refuses an item number used before, whatever the product", async () => {
    const product = await buildProduct(connection, world.supplier);
    const taken = await buildVariant(connection, await buildProduct(connection, world.supplier));
    await expectRefusal(
      addVariant(contextFor(connection, world.manager), { ...pack(product.id), sku: taken.sku }),
      "variant.sku_taken",
    );
  });

  it("is refused to the warehouse and finds nothing for another supplier", async () => {
    const product = await buildProduct(connection, world.supplier);
    await expectRefusal(
      addVariant(contextFor(connection, world.warehouse), pack(product.id)),
      "actor.forbidden",
    );
    await expectRefusal(
      addVariant(contextFor(connection, world.stranger), pack(product.id)),
      "product.not_found",
    );
    expect(await productOf(product.id)).toEqual(product);
  });
});

describe("setVariantTerms", () => {
  it("changes prices while the product stays on sale, and says before and after", async () => {
    const product = await buildProduct(connection, world.supplier);
    const variant = await buildVariant(connection, product);
    const version = await catalogueVersion(connection);
    await setVariantTerms(contextFor(connection, world.manager), { variantId: variant.id, ...terms });

    expect(await tiersOf(variant.id)).toMatchObject([{ fromPacks: 20, unitPriceFen: 9990 }]);
    expect(await productOf(product.id)).toMatchObject({
      state: "published",
      fromPriceFen: 9990,
      fromMoqPacks: 20,
      inStock: true,
    });
    expect(await catalogueVersion(connection)).toBe(version + 1);
    expect((await auditOf(connection, product.id)).at(-1)).toMatchObject({
      action: "variant.terms_set",
      before: { moqPacks: 10, tiers: [{ unitPriceFen: 12_000 }, { unitPriceFen: 11_000 }] },
      after: { moqPacks: 20, tiers: [{ unitPriceFen: 9990 }] },
    });
  });

  it("switches a pack off, so that the product has nothing to offer", async () => {
    const product = await buildProduct(connection, world.supplier);
    const variant = await buildVariant(connection, product);
    await setVariantTerms(contextFor(connection, world.manager), {
      variantId: variant.id,
      ...terms,
      isActive: false,
    });
    expect(await productOf(product.id)).toMatchObject({
      fromPriceFen: null,
      fromMoqPacks: null,
      inStock: false,
    });
  });

  it("finds nothing for another supplier and is refused to the warehouse", async () => {
    const variant = await buildVariant(connection, await buildProduct(connection, world.supplier));
    const edit = { variantId: variant.id, ...terms };
    await expectRefusal(setVariantTerms(contextFor(connection, world.stranger), edit), "variant.not_found");
    await expectRefusal(setVariantTerms(contextFor(connection, world.warehouse), edit), "actor.forbidden");
    await expectRefusal(
      setVariantTerms(contextFor(connection, world.manager), { ...edit, variantId: "forged" }),
      "variant.not_found",
    );
    expect(await tiersOf(variant.id)).toHaveLength(2);
  });
});

describe("editPack", () => {
  const renamed = (variantId: string) => {
    const { productId: _, moqPacks, multiplePacks, weeklyCapacityPacks, tiers, ...fields } = pack("");
    return { ...fields, variantId, netKilograms: "0.5" };
  };

  it("edits a pack that was never on sale", async () => {
    const product = await buildProduct(connection, world.supplier, { state: "draft", publishedAt: null });
    const variant = await buildVariant(connection, product);
    const edited = await editPack(contextFor(connection, world.manager), renamed(variant.id));
    expect(edited).toMatchObject({ packZh: "5kg/箱", netGrams: 500 });
    expect((await auditOf(connection, product.id)).at(-1)).toMatchObject({ action: "variant.edited" });
  });

  it("leaves a pack alone that orders may speak of", async () => {
    for (const product of [
      await buildProduct(connection, world.supplier),
      await buildProduct(connection, world.supplier, { state: "draft" }),
    ]) {
      const variant = await buildVariant(connection, product);
      await expectRefusal(
        editPack(contextFor(connection, world.manager), renamed(variant.id)),
        "product.wrong_state",
      );
    }
  });

  it("finds nothing for another supplier", async () => {
    const product = await buildProduct(connection, world.supplier, { state: "draft", publishedAt: null });
    const variant = await buildVariant(connection, product);
    await expectRefusal(
      editPack(contextFor(connection, world.stranger), renamed(variant.id)),
      "variant.not_found",
    );
    await expectRefusal(
      editPack(contextFor(connection, world.finance), renamed(variant.id)),
      "actor.forbidden",
    );
  });
});

describe("price evidence", () => {
  const seen = (productId: string) => ({
    productId,
    packZh: "250g/罐",
    low: "80",
    high: "120.50",
    basis: "贵阳市场 2026 年 5 月",
    sourceUrl: "https://example.test/price",
  });

  it("is added, shown with its source, and removed", async () => {
    const product = await buildProduct(connection, world.supplier);
    const ctx = contextFor(connection, world.manager);
    const evidence = await addPriceEvidence(ctx, seen(product.id));
    expect(evidence).toMatchObject({ lowFen: 8000, highFen: 12_050 });
    const named = { productId: product.id, evidenceId: evidence.id };
    const other = await buildProduct(connection, world.supplier);
    for (const [by, reference] of [
      [contextFor(connection, world.stranger), named],
      [ctx, { ...named, productId: other.id }],
    ] as const) {
      await expectRefusal(removePriceEvidence(by, reference), "price_evidence.not_found");
    }
    await removePriceEvidence(ctx, named);
    await expectRefusal(removePriceEvidence(ctx, named), "price_evidence.not_found");
    const left = await connection.db
      .select()
      .from(priceEvidence)
      .where(eq(priceEvidence.productId, product.id));
    expect(left).toEqual([]);
    expect((await auditOf(connection, product.id)).map((row) => row.action)).toEqual([
      "price_evidence.added",
      "price_evidence.removed",
    ]);
  });

  it("refuses a range upside down, a script for a source, and another's product", async () => {
    const product = await buildProduct(connection, world.supplier);
    const ctx = contextFor(connection, world.manager);
    await expectRefusal(
      addPriceEvidence(ctx, { ...seen(product.id), high: "79.99" }),
      "price_evidence.range_impossible",
    );
    await expect(
      addPriceEvidence(ctx, { ...seen(product.id), sourceUrl: "javascript:alert(1)" }),
    ).rejects.toThrow();
    await expectRefusal(
      addPriceEvidence(contextFor(connection, world.stranger), seen(product.id)),
      "product.not_found",
    );
    await expectRefusal(
      addPriceEvidence(contextFor(connection, world.county), seen(product.id)),
      "actor.forbidden",
    );
  });
});
