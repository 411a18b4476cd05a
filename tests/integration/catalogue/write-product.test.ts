import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { createProduct } from "#app/domain/catalogue/product/create.server.ts";
import { editProduct } from "#app/domain/catalogue/product/edit.server.ts";
import type { CreateProduct } from "#app/domain/catalogue/product/input.ts";
import type { Connection } from "#db/client.server.ts";
import { claimedMarks, products } from "#db/schema/catalogue.server.ts";
import type { ProductState } from "#db/vocabulary/catalogue.ts";
import { buildProduct, contextFor } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld, catalogueVersion } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
});

const details: CreateProduct = {
  nameZh: "晴隆绿茶",
  nameEn: "Qinglong green tea",
  industryCode: "tea",
  countyCode: "522323",
  family: "tea",
  storageClass: "ambient",
  processing: "primary",
  taxTreatment: "exempt-own-produce",
  leadDays: "3",
  claims: "农产品地理标志\n\n农产品地理标志\n绿色食品 ",
};

async function productOf(id: string) {
  const [row] = await connection.db.select().from(products).where(eq(products.id, id));
  return row!;
}

/** What the edit form sends for a product as it is. */
function formOf(
  product: typeof products.$inferSelect,
): CreateProduct & { productId: string; revision: number } {
  const { nameZh, nameEn, industryCode, countyCode, storageClass, processing, taxTreatment, leadDays } =
    product;
  return {
    productId: product.id,
    revision: product.revision,
    nameZh,
    nameEn,
    industryCode,
    countyCode,
    baseId: product.baseId ?? "",
    family: "tea",
    storageClass,
    processing,
    taxTreatment,
    leadDays,
  };
}

describe("createProduct", () => {
  it("begins a draft that can be found by pinyin, initials and supplier, and audits it", async () => {
    const product = await createProduct(contextFor(connection, world.manager), details);
    expect(product).toMatchObject({
      state: "draft",
      revision: 1,
      leadDays: 3,
      inStock: false,
      isDemo: false,
    });
    for (const part of ["晴隆绿茶", "qinglonglvcha", "qllc", world.supplier.name.toLowerCase()])
      expect(product.searchText).toContain(part);
    const claims = await connection.db
      .select()
      .from(claimedMarks)
      .where(eq(claimedMarks.productId, product.id));
    expect(claims.map((row) => row.claim).sort()).toEqual(["农产品地理标志", "绿色食品"]);
    expect(await auditOf(connection, product.id)).toMatchObject([
      { action: "product.created", actorUserId: world.manager.userId },
    ]);
  });

  it("stands in with the Chinese name where no English one is given", async () => {
    const product = await createProduct(contextFor(connection, world.manager), { ...details, nameEn: " " });
    expect(product.nameEn).toBe(details.nameZh);
  });

  it("refuses tobacco, unknown origins and another supplier's base", async () => {
    const ctx = contextFor(connection, world.manager);
    const theirs = await buildProduct(connection, world.otherSupplier);
    await expectRefusal(
      createProduct(ctx, { ...details, industryCode: "flue-cured-tobacco" }),
      "product.industry_not_for_sale",
    );
    await expectRefusal(createProduct(ctx, { ...details, industryCode: "gold" }), "product.origin_unknown");
    await expectRefusal(createProduct(ctx, { ...details, countyCode: "110000" }), "product.origin_unknown");
    await expectRefusal(createProduct(ctx, { ...details, baseId: "forged" }), "base.not_found");
    await expectRefusal(createProduct(ctx, { ...details, baseId: theirs.baseId! }), "base.not_found");
  });

  it("refuses half a season", async () => {
    await expect(
      createProduct(contextFor(connection, world.manager), { ...details, seasonFromMonth: "3" }),
    ).rejects.toThrow();
  });

  it("is the manager's alone", async () => {
    for (const actor of [world.warehouse, world.finance, world.county])
      await expectRefusal(createProduct(contextFor(connection, actor), details), "actor.forbidden");
    await expectRefusal(createProduct(contextFor(connection, null), details), "actor.unauthenticated");
  });
});

describe("editProduct", () => {
  it.each<[ProductState, string, ProductState]>([
    ["published", "普安红茶王", "draft"],
    ["verified", "普安红茶王", "draft"],
    ["withdrawn", "普安红茶王", "draft"],
    ["published", "普安红茶", "published"],
    ["submitted", "普安红茶王", "submitted"],
  ])("of a %s product into %s leaves it %s", async (state, nameZh, next) => {
    const product = await buildProduct(connection, world.supplier, { state });
    const version = await catalogueVersion(connection);
    const edited = await editProduct(contextFor(connection, world.manager), {
      ...formOf(product),
      nameZh,
      descriptionZh: "新说明",
    });
    expect(edited).toMatchObject({ state: next, revision: 2, nameZh, descriptionZh: "新说明" });
    expect(await catalogueVersion(connection)).toBe(version + (state === "published" ? 1 : 0));
    expect((await auditOf(connection, product.id)).at(-1)).toMatchObject({
      action: "product.edited",
      before: { state },
      after: { state: next, revision: 2 },
    });
  });

  it("refuses a form that was filled in on an older revision", async () => {
    const product = await buildProduct(connection, world.supplier, { revision: 4 });
    const edit = { ...formOf(product), revision: 3, nameZh: "改" };
    await expectRefusal(editProduct(contextFor(connection, world.manager), edit), "product.changed");
    expect(await productOf(product.id)).toMatchObject({ nameZh: "普安红茶", revision: 4 });
  });

  it("does not find another supplier's product, nor a forged one", async () => {
    const product = await buildProduct(connection, world.supplier);
    const edit = { ...formOf(product), baseId: "", nameZh: "改" };
    const ctx = contextFor(connection, world.stranger);
    await expectRefusal(editProduct(ctx, edit), "product.not_found");
    await expectRefusal(editProduct(ctx, { ...edit, productId: "forged" }), "product.not_found");
    await expectRefusal(editProduct(contextFor(connection, world.warehouse), edit), "actor.forbidden");
    expect(await productOf(product.id)).toEqual(product);
  });
});
