import { eq } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { editProduct } from "#app/domain/catalogue/product/edit.server.ts";
import { returnProduct } from "#app/domain/catalogue/product/return.server.ts";
import { verifyProduct } from "#app/domain/catalogue/product/verify.server.ts";
import { rejectCertificate } from "#app/domain/certification/certificate/reject.server.ts";
import { verifyCertificate } from "#app/domain/certification/certificate/verify.server.ts";
import { grantWaiver } from "#app/domain/certification/waiver/grant.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import type { Connection } from "#db/client.server.ts";
import { products } from "#db/schema/catalogue.server.ts";
import { certificates, certificateWaivers } from "#db/schema/certification.server.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import { buildProduct, buildSupplier, contextFor } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld } from "#tests/support/catalogue.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";

const ROUNDS = 10;

let first: Connection;
let second: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  first = await testDatabase();
  second = await secondConnection();
  world = await buildSellingWorld(first);
});

function losers(outcomes: PromiseSettledResult<unknown>[]): unknown[] {
  return outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
}

it("lets one of two officers decide a certificate, and tells the other", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id: certificateId } = await buildCertificate(first, world.supplier, { state: "submitted" });
    const refused = losers(
      await Promise.allSettled([
        verifyCertificate(contextFor(first, world.county), { certificateId }),
        rejectCertificate(contextFor(second, world.prefecture), { certificateId, reason: "看不清" }),
      ]),
    );
    expect(refused).toHaveLength(1);
    expect(isDomainError(refused[0], "certificate.wrong_state")).toBe(true);
    const [row] = await first.db.select().from(certificates).where(eq(certificates.id, certificateId));
    const audit = await auditOf(first, certificateId);
    expect(audit.map((event) => event.action)).toEqual([`certificate.${row?.state}`]);
  }
});

it("lets one of two officers decide a product, and tells the other", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { id: productId, revision } = await buildProduct(first, world.supplier, { state: "submitted" });
    const refused = losers(
      await Promise.allSettled([
        verifyProduct(contextFor(first, world.county), { productId, revision }),
        returnProduct(contextFor(second, world.prefecture), { productId, revision, reason: "缺照片" }),
      ]),
    );
    expect(refused).toHaveLength(1);
    expect(isDomainError(refused[0], "product.wrong_state")).toBe(true);
    expect(await auditOf(first, productId)).toHaveLength(1);
  }
});

it("never verifies what the supplier changed at the same moment", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const product = await buildProduct(first, world.supplier, { state: "submitted" });
    const { id: productId, revision } = product;
    const outcomes = await Promise.allSettled([
      verifyProduct(contextFor(first, world.county), { productId, revision }),
      editProduct(contextFor(second, world.manager), {
        productId,
        revision,
        nameZh: "另一种茶",
        nameEn: product.nameEn,
        industryCode: product.industryCode,
        countyCode: product.countyCode,
        baseId: product.baseId ?? "",
        family: "tea",
        storageClass: product.storageClass,
        processing: product.processing,
        taxTreatment: product.taxTreatment,
        leadDays: product.leadDays,
      }),
    ]);
    const [row] = await first.db.select().from(products).where(eq(products.id, productId));
    // Verified first: the edit sends it back to draft. Edited first: the officer is told.
    expect([row?.state, row?.nameZh]).toEqual(
      outcomes[0]?.status === "fulfilled" ? ["draft", "另一种茶"] : ["submitted", "另一种茶"],
    );
    for (const reason of losers(outcomes)) expect(isDomainError(reason, "product.changed")).toBe(true);
  }
});

it("lets one of two officers waive the same, and tells the other", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const supplier = await buildSupplier(first);
    await buildProduct(first, supplier, { processing: "packaged-food" });
    const input = {
      schemeCode: "food-licence",
      supplierId: supplier.id,
      responsible: "王主任",
      reason: "换证已受理",
      validUntil: "2026-07-31",
    };
    const refused = losers(
      await Promise.allSettled([
        grantWaiver(contextFor(first, world.county), input),
        grantWaiver(contextFor(second, world.prefecture), input),
      ]),
    );
    expect(refused).toHaveLength(1);
    expect(isDomainError(refused[0], "waiver.in_force")).toBe(true);
    const rows = await first.db
      .select()
      .from(certificateWaivers)
      .where(eq(certificateWaivers.organisationId, supplier.id));
    expect(rows).toHaveLength(1);
  }
});
