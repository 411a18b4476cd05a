import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { sellableOn } from "#app/domain/certification/sale/sellable.server.ts";
import { publishListing } from "#app/flows/publish-listing.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { priceTiers, products } from "#db/schema/catalogue.server.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import {
  buildMember,
  buildProduct,
  buildSupplier,
  buildVariant,
  contextFor,
} from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld, catalogueVersion } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
});

/** A supplier of its own with a packaged food that lacks nothing but what the test takes away. */
async function listing(product: Parameters<typeof buildProduct>[2] = {}) {
  const supplier = await buildSupplier(connection);
  const manager = await buildMember(connection, supplier, ["supplier-manager"]);
  const row = await buildProduct(connection, supplier, {
    state: "verified",
    publishedAt: null,
    processing: "packaged-food",
    leadDays: 3,
    ...product,
  });
  const variant = await buildVariant(connection, row);
  return { supplier, manager, product: row, variant, ctx: contextFor(connection, manager) };
}

async function stateOf(id: string) {
  const [row] = await connection.db.select().from(products).where(eq(products.id, id));
  return row?.state;
}

describe("publishListing", () => {
  it("puts a product with everything there on sale, and lets cached pages go", async () => {
    const { supplier, product, manager, ctx } = await listing();
    await buildCertificate(connection, supplier);
    const version = await catalogueVersion(connection);
    expect(await publishListing(ctx, { productId: product.id })).toMatchObject({ state: "published" });
    expect(await catalogueVersion(connection)).toBe(version + 1);
    expect((await auditOf(connection, product.id)).at(-1)).toMatchObject({
      action: "product.published",
      actorUserId: manager.userId,
    });
    await expectRefusal(publishListing(ctx, { productId: product.id }), "product.wrong_state");
  });

  it("names everything that is missing at once, and publishes nothing", async () => {
    const { product, variant, ctx } = await listing({ state: "draft", baseId: null });
    await connection.db.delete(priceTiers).where(eq(priceTiers.variantId, variant.id));
    const refusal = await expectRefusal(
      publishListing(ctx, { productId: product.id }),
      "product.not_publishable",
    );
    expect(refusal.issues.map((issue) => issue.code)).toEqual([
      "listing.product_not_verified",
      "listing.base_missing",
      "listing.price_missing",
      "listing.certificate_missing",
    ]);
    expect(await stateOf(product.id)).toBe("draft");
  });

  // Orders placed on the test's day, 15 June, leave on the 18th at the earliest.
  it.each<[string, Parameters<typeof buildCertificate>[2], string | null]>([
    ["not looked at yet", { state: "submitted" }, "listing.certificate_unverified"],
    ["expired before the earliest dispatch", { validUntil: "2026-06-17" }, "listing.certificate_expired"],
    ["ending on the day of the earliest dispatch", { validUntil: "2026-06-18" }, null],
    ["valid from the day of the earliest dispatch", { validFrom: "2026-06-18" }, null],
    ["valid from the day after", { validFrom: "2026-06-19" }, "listing.certificate_not_yet_valid"],
    ["suspended", { state: "suspended" }, "listing.certificate_suspended"],
    ["rejected", { state: "rejected" }, "listing.certificate_rejected"],
    ["revoked", { state: "revoked" }, "listing.certificate_revoked"],
  ])("with a licence %s", async (_, certificate, code) => {
    const { supplier, product, ctx } = await listing();
    await buildCertificate(connection, supplier, certificate);
    const publishing = publishListing(ctx, { productId: product.id });
    if (code === null) expect(await publishing).toMatchObject({ state: "published" });
    else {
      const refusal = await expectRefusal(publishing, "product.not_publishable");
      expect(refusal.issues).toMatchObject([{ code, details: { scheme: "食品生产许可证" } }]);
      expect(await stateOf(product.id)).toBe("verified");
    }
  });

  it("is refused to the warehouse and finds nothing for another supplier", async () => {
    const { supplier, product } = await listing();
    const warehouse = await buildMember(connection, supplier, ["supplier-warehouse"]);
    const input = { productId: product.id };
    await expectRefusal(publishListing(contextFor(connection, warehouse), input), "actor.forbidden");
    await expectRefusal(publishListing(contextFor(connection, world.stranger), input), "product.not_found");
    expect(await stateOf(product.id)).toBe("verified");
  });
});

describe("sellableOn", () => {
  it("answers for several products in one go, with the certificates to be frozen into an order", async () => {
    const { supplier, product } = await listing({ state: "published" });
    const fresh = await buildProduct(connection, supplier, { processing: "fresh" });
    const licence = await buildCertificate(connection, supplier);
    const green = await buildCertificate(connection, supplier, {
      schemeCode: "green-food",
      number: "DEMO-GF",
      productId: product.id,
      validUntil: "2026-07-31",
    });
    const ofBase = await buildCertificate(connection, supplier, {
      schemeCode: "gba-basket",
      number: "DEMO-GBA",
      baseId: product.baseId,
      validUntil: null,
    });
    // Of the supplier's animals, which says nothing of this product.
    await buildCertificate(connection, supplier, { schemeCode: "animal-epidemic" });
    const answers = await sellableOn(connection, [product.id, fresh.id, newId(), "forged"], "2026-08-01");
    expect([...answers.keys()].sort()).toEqual([product.id, fresh.id].sort());
    expect(answers.get(product.id)?.problems).toEqual([]);
    const frozen = answers.get(product.id)?.certificates ?? [];
    expect(frozen.map((certificate) => certificate.certificateId)).toEqual([ofBase.id, licence.id]);
    expect(frozen[1]).toEqual({
      certificateId: licence.id,
      schemeCode: "food-licence",
      nameZh: "食品生产许可证",
      nameEn: "Food production licence",
      number: licence.number,
      issuer: licence.issuer,
      validFrom: "2026-01-01",
      validUntil: "2026-12-31",
    });
    const earlier = await sellableOn(connection, [product.id], "2026-07-31");
    expect(earlier.get(product.id)?.certificates.map((certificate) => certificate.certificateId)).toContain(
      green.id,
    );
  });

  it("stops the sale from the day a required certificate has ended, without anybody doing anything", async () => {
    const { supplier, product } = await listing({ state: "published" });
    await buildCertificate(connection, supplier, { validUntil: "2026-06-30" });
    const problems = async (day: string) =>
      (await sellableOn(connection, [product.id], day)).get(product.id)?.problems;
    expect(await problems("2026-06-30")).toEqual([]);
    expect(await problems("2026-07-01")).toMatchObject([
      { code: "certificate", problem: "expired", on: "2026-06-30", schemeCode: "food-licence" },
    ]);
  });

  it("says when the product is not on sale or its supplier is suspended", async () => {
    const { supplier, product } = await listing({ processing: "fresh" });
    await connection.db
      .update(organisations)
      .set({ state: "suspended" })
      .where(eq(organisations.id, supplier.id));
    const answers = await sellableOn(connection, [product.id], "2026-06-15");
    expect(answers.get(product.id)?.problems).toEqual([
      { code: "product_not_published", state: "verified" },
      { code: "supplier_not_approved", state: "suspended" },
    ]);
  });
});
