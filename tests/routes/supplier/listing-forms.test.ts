import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import type { Connection } from "#db/client.server.ts";
import { productPhotographs, products, stocks, variants } from "#db/schema/catalogue.server.ts";
import { certificates } from "#db/schema/certification.server.ts";
import { batches, productionBases } from "#db/schema/provenance.server.ts";
import { buildOffice, buildProduct, buildSupplier, buildVariant } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite } from "#tests/support/http.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let connection: Connection;
let site: Site;
beforeAll(async () => {
  connection = await testDatabase();
  site = await testSite();
});

const today = dayOf(new Date());

async function picture(name: string) {
  const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#456" } })
    .jpeg()
    .toBuffer();
  return new File([new Uint8Array(bytes)], name, { type: "image/jpeg" });
}

async function productOf(id: string) {
  const [row] = await connection.db.select().from(products).where(eq(products.id, id));
  return row!;
}

describe("from a base to the shop, by plain forms", () => {
  it("writes, reviews and publishes a listing with its pack, picture, licence and batch", async () => {
    const supplier = await buildSupplier(connection);
    const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
    const office = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
    const officer = await signedInVisitor(site, connection, office, ["official-reviewer"]);

    const base = await manager.post("/supplier/bases/new", {
      nameZh: "江西坡茶场",
      nameEn: "Jiangxipo tea garden",
      countyCode: "522323",
      township: "江西坡镇",
      village: "",
      areaMu: "1200.5",
      latitude: "25.78",
      longitude: "104.95",
    });
    expect(base.status).toBe(303);
    const [baseRow] = await connection.db
      .select()
      .from(productionBases)
      .where(eq(productionBases.organisationId, supplier.id));
    expect(baseRow).toMatchObject({
      areaMilliMu: 1_200_500,
      latitudeMicro: 25_780_000,
      longitudeMicro: 104_950_000,
    });

    const created = await manager.post("/supplier/products/new", {
      nameZh: "普安红",
      nameEn: "Pu'an Hong",
      industryCode: "tea",
      countyCode: "522323",
      baseId: baseRow!.id,
      family: "tea",
      storageClass: "ambient",
      processing: "packaged-food",
      taxTreatment: "vat-13",
      leadDays: "3",
      shelfLifeDays: "540",
      seasonFromMonth: "",
      seasonToMonth: "",
      descriptionZh: "",
      descriptionEn: "",
      claims: "地理标志保护产品\r\n",
    });
    expect(created.status).toBe(303);
    const address = created.headers.get("Location") ?? "";
    const productId = address.split("/").at(-1) ?? "";

    const pack = await manager.post(`${address}/packs/new`, {
      sku: "PA-250",
      packZh: "250g/罐",
      packEn: "250 g tin",
      unitZh: "罐",
      unitEn: "tin",
      netKilograms: "0.25",
      moqPacks: "10",
      multiplePacks: "5",
      weeklyCapacityPacks: "400",
      "tiers[0].fromPacks": "10",
      "tiers[0].price": "120.00",
      "tiers[1].fromPacks": "",
      "tiers[1].price": "",
      "tiers[2].fromPacks": "100",
      "tiers[2].price": "110",
    });
    expect(pack.status).toBe(303);
    const [variant] = await connection.db.select().from(variants).where(eq(variants.productId, productId));
    const stock = await manager.post(`/supplier/stock/${variant!.id}?do=receive`, {
      packs: "500",
      reason: "",
    });
    expect(stock.status).toBe(303);

    const photograph = await manager.post(`${address}/photographs?do=add`, {
      file: await picture("茶园.jpg"),
      altZh: "茶园",
    });
    expect(photograph.status).toBe(303);
    const shown = await connection.db
      .select()
      .from(productPhotographs)
      .where(eq(productPhotographs.productId, productId));
    expect(shown).toMatchObject([{ altZh: "茶园", position: 1 }]);

    const early = await manager.post(`${address}?index&do=publish`);
    expect(early.status).toBe(422);
    const refusal = await early.text();
    expect(refusal).toContain("产品信息还没有通过审核");
    expect(refusal).toContain("缺少食品生产许可证");

    const submitted = await manager.post(`${address}?index&do=submit`, {
      revision: String((await productOf(productId)).revision),
    });
    expect(submitted.status).toBe(303);
    const certificate = await manager.post("/supplier/certificates/new", {
      schemeCode: "food-licence",
      productId: "",
      baseId: "",
      number: "SC11452000000000",
      issuer: "黔西南州市场监督管理局",
      validFrom: addDays(today, -30),
      validUntil: addDays(today, 300),
      file: await picture("许可证.jpg"),
    });
    expect(certificate.status).toBe(303);
    const [licence] = await connection.db
      .select()
      .from(certificates)
      .where(eq(certificates.organisationId, supplier.id));

    expect(await (await officer.get("/official/products")).text()).toContain("普安红");
    const papers = await (await officer.get(`/official/certificates/${licence!.id}`)).text();
    expect(papers).toContain(`/resources/files/${licence!.fileId}`);
    expect((await officer.get(`/resources/files/${licence!.fileId}`)).status).toBe(200);
    const decided = await officer.post(`/official/certificates/${licence!.id}?do=verify`);
    expect(decided.status).toBe(303);
    const verified = await officer.post(`/official/products/${productId}?do=verify`, {
      revision: String((await productOf(productId)).revision),
    });
    expect(verified.status).toBe(303);

    const published = await manager.post(`${address}?index&do=publish`);
    expect(published.status).toBe(303);
    expect(await productOf(productId)).toMatchObject({
      state: "published",
      fromPriceFen: 11_000,
      inStock: true,
    });

    const batch = await manager.post("/supplier/batches/new", {
      productId,
      baseId: "",
      harvestedOn: addDays(today, -20),
      packedOn: addDays(today, -10),
      bestBeforeOn: "",
      quantityKilograms: "250",
      supplierCode: "",
    });
    expect(batch.status).toBe(303);
    const batchAddress = batch.headers.get("Location") ?? "";
    const held = await manager.post(`${batchAddress}?do=release`);
    expect(held.status).toBe(409);
    expect(await held.text()).toContain("还没有开具承诺达标合格证");
    const event = await manager.post(`${batchAddress}?do=event`, {
      kind: "harvested",
      occurredAt: `${addDays(today, -20)}T08:00`,
      placeZh: "江西坡茶场",
      noteZh: "",
      temperature: "",
    });
    expect(event.status).toBe(303);
    const report = await manager.post(`${batchAddress}/report`, {
      number: "DEMO-1",
      laboratory: "检测院",
      method: "GB 2763-2021",
      verdict: "passed",
      sampledOn: addDays(today, -9),
      reportedOn: addDays(today, -8),
      summary: "",
      file: new File([], "", { type: "application/octet-stream" }),
    });
    expect(report.status).toBe(303);
    expect((await manager.post(`${batchAddress}?do=conformity`)).status).toBe(303);
    expect((await manager.post(`${batchAddress}?do=release`)).status).toBe(303);
    const [row] = await connection.db.select().from(batches).where(eq(batches.productId, productId));
    expect(row).toMatchObject({ state: "released", baseId: baseRow!.id, quantityGrams: 250_000 });
    const timeline = await (await manager.get(batchAddress)).text();
    expect(timeline).toContain("校验完整");
    expect(timeline).toContain(`/trace/${row!.code}`);
  });
});

describe("what a form gets wrong", () => {
  it("is named at its field, in the page, with nothing written", async () => {
    const supplier = await buildSupplier(connection);
    const manager = await signedInVisitor(site, connection, supplier, ["supplier-manager"]);
    const product = await buildProduct(connection, supplier);
    const variant = await buildVariant(connection, product);

    const tiers = await manager.post(`/supplier/products/${product.id}/packs/${variant.id}?do=terms`, {
      moqPacks: "10",
      multiplePacks: "5",
      weeklyCapacityPacks: "400",
      position: "0",
      isActive: "on",
      "tiers[0].fromPacks": "20",
      "tiers[0].price": "100",
      "tiers[1].fromPacks": "50",
      "tiers[1].price": "1e3",
    });
    expect(tiers.status).toBe(400);
    const rising = await manager.post(`/supplier/products/${product.id}/packs/${variant.id}?do=terms`, {
      moqPacks: "10",
      multiplePacks: "5",
      weeklyCapacityPacks: "400",
      position: "0",
      isActive: "on",
      "tiers[0].fromPacks": "20",
      "tiers[0].price": "100",
    });
    expect(rising.status).toBe(422);
    expect(await rising.text()).toContain("第一档须从起订量 10 或更少开始");

    for (const packs of ["0", "-1", "1.5", "箱🍵", "9".repeat(5000)]) {
      const answer = await manager.post(`/supplier/stock/${variant.id}?do=receive`, { packs, reason: "" });
      expect(answer.status, packs.slice(0, 10)).toBe(400);
    }
    const [stock] = await connection.db.select().from(stocks).where(eq(stocks.variantId, variant.id));
    expect(stock?.onHandPacks).toBe(500);

    const missing = await manager.post(`/supplier/products/${product.id}/photographs?do=add`, {
      file: new File([], "", { type: "application/octet-stream" }),
      altZh: "",
    });
    expect(missing.status).toBe(422);
    expect(await missing.text()).toMatch(/href="#photograph-file"[^>]*>[^<]*请选择要上传的文件/);
    const both = await manager.post(`/supplier/products/${product.id}/photographs?do=add`, {
      file: new File([], "", { type: "application/octet-stream" }),
      altZh: "茶".repeat(200),
    });
    expect(both.status).toBe(400);
    const told = await both.text();
    for (const field of ["file", "altZh"]) expect(told).toContain(`href="#photograph-${field}"`);
    const fake = await manager.post(`/supplier/products/${product.id}/photographs?do=add`, {
      file: new File(["<svg onload=alert(1)>"], "茶.jpg", { type: "image/jpeg" }),
      altZh: "",
    });
    expect(fake.status).toBe(422);
    expect((await manager.post(`/supplier/batches/x?do=nothing`)).status).toBe(400);
  });
});

describe("who may look", () => {
  it("shows another supplier's product, pack, stock, base and batch to nobody", async () => {
    const owner = await buildSupplier(connection);
    const product = await buildProduct(connection, owner);
    const variant = await buildVariant(connection, product);
    const stranger = await signedInVisitor(site, connection, await buildSupplier(connection), [
      "supplier-manager",
    ]);
    for (const path of [
      `/supplier/products/${product.id}`,
      `/supplier/products/${product.id}/details`,
      `/supplier/products/${product.id}/packs`,
      `/supplier/products/${product.id}/packs/new`,
      `/supplier/products/${product.id}/packs/${variant.id}`,
      `/supplier/products/${product.id}/photographs`,
      `/supplier/products/${product.id}/price-evidence`,
      `/supplier/stock/${variant.id}`,
      `/supplier/bases/${product.baseId}`,
      "/supplier/batches/forged",
      "/supplier/products/forged",
    ])
      expect((await stranger.get(path)).status, path).toBe(404);
    expect((await site.visitor().get("/supplier/products")).status).toBe(302);
  });

  it("shows an official the products and certificates of its own county only", async () => {
    const supplier = await buildSupplier(connection);
    const product = await buildProduct(connection, supplier, { state: "submitted", submittedAt: new Date() });
    const other = await buildOffice(connection, { officeLevel: "county", countyCode: "522324" });
    const officer = await signedInVisitor(site, connection, other, ["official-reviewer"]);
    expect((await officer.get(`/official/products/${product.id}`)).status).toBe(404);
    expect(await (await officer.get("/official/products")).text()).not.toContain(product.id);
    expect((await officer.get("/official/certificates/forged")).status).toBe(404);
    expect((await officer.get("/official/products?state=nonsense&after=junk")).status).toBe(200);
    const viewer = await signedInVisitor(site, connection, other, ["official-viewer"]);
    expect((await viewer.get("/official/products")).status).toBe(403);
  });
});
