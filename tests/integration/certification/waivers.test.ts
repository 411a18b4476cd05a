import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { saleProblemsOn, sellableOn } from "#app/domain/certification/sale/sellable.server.ts";
import { grantWaiver } from "#app/domain/certification/waiver/grant.server.ts";
import { revokeWaiver } from "#app/domain/certification/waiver/revoke.server.ts";
import {
  getReviewedWaiver,
  listOwnWaivers,
  listReviewedWaivers,
} from "#app/domain/reporting/waiver/waivers.server.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { publishListing } from "#app/flows/publish-listing.server.ts";
import type { ErrorCode } from "#app/kernel/errors.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { certificateWaivers } from "#db/schema/certification.server.ts";
import { purchaseOrderLines } from "#db/schema/orders.server.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import { buildWaiver } from "#tests/support/build-waiver.ts";
import {
  buildMember,
  buildProduct,
  buildSupplier,
  buildTrade,
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

const TODAY = "2026-06-15";

/** A supplier of its own with a packaged food that has no licence. */
async function unlicensed(product: Parameters<typeof buildProduct>[2] = {}) {
  const supplier = await buildSupplier(connection);
  const row = await buildProduct(connection, supplier, { processing: "packaged-food", ...product });
  await buildVariant(connection, row);
  const form = (edit: object = {}) => ({
    schemeCode: "food-licence",
    supplierId: supplier.id,
    productId: row.id,
    responsible: "普安县市场监管局 王主任",
    reason: "换证已受理",
    validUntil: "2026-07-31",
    ...edit,
  });
  return { supplier, product: row, form };
}
const granted = (input: Parameters<typeof grantWaiver>[1], who: keyof typeof world = "county") =>
  grantWaiver(contextFor(connection, world[who] as never), input);
const problemsOn = async (productId: string, day: string) =>
  (await saleProblemsOn(connection, [productId], day)).get(productId)?.map(({ code }) => code);

describe("grantWaiver", () => {
  it("lets the goods be sold on its days, without any mark, and lets cached pages go", async () => {
    const { supplier, product, form } = await unlicensed({ state: "verified", publishedAt: null });
    const manager = await buildMember(connection, supplier, ["supplier-manager"]);
    const publish = () => publishListing(contextFor(connection, manager), { productId: product.id });
    await expectRefusal(publish(), "product.not_publishable");
    const version = await catalogueVersion(connection);
    const waiver = await granted(form());
    expect(waiver).toMatchObject({
      organisationId: supplier.id,
      productId: product.id,
      validFrom: TODAY,
      validUntil: "2026-07-31",
      grantedById: world.county.userId,
      grantedByOrganisationId: world.county.organisationId,
    });
    expect(await auditOf(connection, waiver.id)).toMatchObject([
      { action: "waiver.granted", reason: "换证已受理", actorUserId: world.county.userId },
    ]);
    expect(await catalogueVersion(connection)).toBe(version + 1);
    await publish();
    const onShelf = (await getShelf(contextFor(connection, null))).byId.get(product.id);
    expect(onShelf).toMatchObject({ marks: [], isWaived: true });
    expect(await problemsOn(product.id, "2026-07-31")).toEqual([]);
    expect(await problemsOn(product.id, "2026-08-01")).toEqual(["certificate"]);
  });

  it("is frozen into an order as what it is, beside the certificates", async () => {
    const { supplier, product, form } = await unlicensed();
    const waiver = await granted(form({ productId: "" }));
    const answer = (await sellableOn(connection, [product.id], "2026-07-01")).get(product.id);
    expect(answer).toMatchObject({ problems: [], certificates: [] });
    expect(answer?.waivers).toEqual([
      {
        waiverId: waiver.id,
        schemeCode: "food-licence",
        nameZh: "食品生产许可证",
        nameEn: "Food production licence",
        responsible: "普安县市场监管局 王主任",
        reason: "换证已受理",
        validUntil: "2026-07-31",
      },
    ]);
    await buildCertificate(connection, supplier);
    const licensed = (await sellableOn(connection, [product.id], "2026-07-01")).get(product.id);
    expect(licensed).toMatchObject({
      problems: [],
      certificates: [{ schemeCode: "food-licence" }],
      waivers: [],
    });
  });

  it("speaks of one product, or of all", async () => {
    const { supplier, product, form } = await unlicensed();
    const sister = await buildProduct(connection, supplier, { processing: "packaged-food" });
    await granted(form());
    expect(await problemsOn(sister.id, TODAY)).toEqual(["certificate"]);
    await granted(form({ productId: "" }));
    expect(await problemsOn(sister.id, TODAY)).toEqual([]);
    expect(await problemsOn(product.id, TODAY)).toEqual([]);
  });

  it.each<[object, ErrorCode]>([
    [{ schemeCode: "nothing" }, "scheme.not_found"],
    [{ schemeCode: "animal-epidemic" }, "waiver.not_required"],
    [{ schemeCode: "organic" }, "waiver.not_required"],
    [{ validUntil: "2026-06-14" }, "waiver.already_ended"],
    [{ validUntil: "2026-09-14" }, "waiver.too_long"],
    [{ supplierId: newId() }, "organisation.not_found"],
    [{ supplierId: "forged" }, "organisation.not_found"],
    [{ productId: newId() }, "product.not_found"],
    [{ productId: "forged" }, "product.not_found"],
  ])("refuses %j: %s, and writes nothing", async (edit, code) => {
    const { supplier, form } = await unlicensed();
    await expectRefusal(granted(form(edit)), code);
    const rows = await connection.db
      .select()
      .from(certificateWaivers)
      .where(eq(certificateWaivers.organisationId, supplier.id));
    expect(rows).toEqual([]);
  });

  it("takes the last of ninety days, and one waiver of a kind at a time", async () => {
    const { form } = await unlicensed();
    await granted(form({ validUntil: "2026-09-13" }));
    const refusal = await expectRefusal(granted(form()), "waiver.in_force");
    expect(refusal.details).toEqual({ until: "2026-09-13" });
  });

  it("never waives what the law leaves no room for", async () => {
    const { form } = await unlicensed({ processing: "livestock", industryCode: "eco-livestock" });
    for (const schemeCode of ["animal-epidemic", "animal-quarantine"])
      await expectRefusal(granted(form({ schemeCode })), "waiver.not_waivable");
  });

  it.each(["responsible", "reason", "validUntil"])("owes its %s", async (field) => {
    const { form } = await unlicensed();
    await expect(granted(form({ [field]: " " }))).rejects.toThrow();
  });

  it("is for officials of its county and above", async () => {
    const { supplier, form } = await unlicensed();
    for (const who of ["otherCounty", "district"] as const) {
      await expectRefusal(granted(form(), who), "product.not_found");
      await expectRefusal(granted(form({ productId: "" }), who), "organisation.not_found");
    }
    for (const who of ["manager", "warehouse"] as const)
      await expectRefusal(granted(form(), who), "actor.forbidden");
    const theirs = await buildProduct(connection, world.otherSupplier, { processing: "packaged-food" });
    await expectRefusal(granted(form({ productId: theirs.id })), "product.not_found");
    expect(await granted(form(), "prefecture")).toMatchObject({ organisationId: supplier.id });
  });
});

describe("revokeWaiver", () => {
  const revoked = (waiverId: string, who: keyof typeof world = "county") =>
    revokeWaiver(contextFor(connection, world[who] as never), { waiverId, reason: "材料不实" });

  it("takes the goods off the shelf at once, and is remembered", async () => {
    const { product, form } = await unlicensed();
    const waiver = await granted(form());
    const version = await catalogueVersion(connection);
    await revoked(waiver.id, "prefecture");
    expect(await problemsOn(product.id, TODAY)).toEqual(["certificate"]);
    expect((await getShelf(contextFor(connection, null))).byId.has(product.id)).toBe(false);
    expect(await catalogueVersion(connection)).toBe(version + 1);
    expect((await auditOf(connection, waiver.id)).at(-1)).toMatchObject({
      action: "waiver.revoked",
      reason: "材料不实",
      actorUserId: world.prefecture.userId,
    });
    await expectRefusal(revoked(waiver.id), "waiver.wrong_state");
    expect(await granted(form())).toMatchObject({ revokedAt: null });
  });

  it("finds nothing for another county, and nothing to do once it is over", async () => {
    const { supplier } = await unlicensed();
    const over = await buildWaiver(connection, supplier, { validUntil: "2026-06-14" });
    await expectRefusal(revoked(over.id), "waiver.wrong_state");
    const living = await buildWaiver(connection, supplier, { validUntil: TODAY });
    for (const who of ["otherCounty", "district"] as const)
      await expectRefusal(revoked(living.id, who), "waiver.not_found");
    await expectRefusal(revoked("forged"), "waiver.not_found");
    await expectRefusal(revoked(living.id, "manager"), "actor.forbidden");
    const [row] = await connection.db
      .select()
      .from(certificateWaivers)
      .where(eq(certificateWaivers.id, living.id));
    expect(row).toEqual(living);
  });
});

it("is read by its county and its supplier, with how it stands", async () => {
  const { supplier, form } = await unlicensed();
  const waiver = await granted(form());
  const manager = await buildMember(connection, supplier, ["supplier-manager"]);
  expect(await listOwnWaivers(contextFor(connection, manager))).toMatchObject([
    { standing: "in_force", waiver: { id: waiver.id }, scheme: { nameZh: "食品生产许可证" } },
  ]);
  const ids = async (who: keyof typeof world) =>
    (await listReviewedWaivers(contextFor(connection, world[who] as never))).rows.map((row) => row.waiver.id);
  expect(await ids("county")).toContain(waiver.id);
  expect(await ids("prefecture")).toContain(waiver.id);
  expect(await ids("otherCounty")).not.toContain(waiver.id);
  expect(await listOwnWaivers(contextFor(connection, world.stranger))).toEqual([]);
  const read = await getReviewedWaiver(contextFor(connection, world.county), waiver.id);
  expect(read).toMatchObject({ standing: "in_force", sold: [] });
  await expectRefusal(
    getReviewedWaiver(contextFor(connection, world.otherCounty), waiver.id),
    "waiver.not_found",
  );
});

it("shows to who answers for it what was sold under it", async () => {
  const trade = await buildTrade(connection);
  const waiver = await buildWaiver(connection, trade.supplier);
  const another = await buildWaiver(connection, trade.supplier, { schemeCode: "animal-epidemic" });
  const { id: waiverId, schemeCode, responsible, reason, validUntil } = waiver;
  const kept = { waiverId, schemeCode, nameZh: "食品生产许可证", nameEn: "Food production licence" };
  await connection.db
    .update(purchaseOrderLines)
    .set({ waivers: [{ ...kept, responsible, reason, validUntil }] })
    .where(eq(purchaseOrderLines.orderId, trade.order.orderId));
  const sold = async (id: string) =>
    (await getReviewedWaiver(contextFor(connection, world.prefecture), id)).sold;
  expect(await sold(waiver.id)).toMatchObject([
    { packs: 20, dispatchedPacks: 0, buyer: { nameZh: trade.institution.name } },
  ]);
  expect(await sold(another.id)).toEqual([]);
});
