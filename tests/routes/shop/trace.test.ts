import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { paths } from "#app/paths.ts";
import type { Connection } from "#db/client.server.ts";
import { variants } from "#db/schema/catalogue.server.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import {
  buildBatch,
  buildInstitution,
  buildMember,
  buildProduct,
  buildSupplier,
  buildVariant,
  contextFor,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { epcisProblems } from "#tests/support/epcis-schema.ts";
import { type Site, testSite } from "#tests/support/http.ts";

/** A GTIN that GS1 uses in its own documents. */
const GTIN = "09506000134352";

let site: Site;
let connection: Connection;
let world: Awaited<ReturnType<typeof build>>;

async function build() {
  const supplier = await buildSupplier(connection, { name: "普安山地合作社" });
  const warehouse = await buildMember(connection, supplier, ["supplier-warehouse"]);
  const school = await buildInstitution(connection, { name: "惠城某某学校" });
  const receiver = await buildMember(connection, school, ["institution-receiver"]);
  const product = await buildProduct(connection, supplier);
  const variant = await buildVariant(connection, product);
  await connection.db.update(variants).set({ gtin: GTIN }).where(eq(variants.id, variant.id));
  const batch = await buildBatch(connection, product, { supplierCode: "PA 07/1" });
  const draft = await buildBatch(connection, product, { supplierCode: "PA-08", state: "draft" });
  for (const [number, state] of [
    ["LB-DEMO-1", "verified"],
    ["LB-DEMO-2", "submitted"],
  ] as const)
    await buildCertificate(connection, supplier, {
      schemeCode: "green-food",
      productId: product.id,
      number,
      state,
      validUntil: null,
    });
  const event = { batchId: batch.id, occurredAt: new Date("2026-06-01T01:00:00Z"), placeZh: "江西坡茶场" };
  await inTransaction(contextFor(connection, warehouse), (ctx) =>
    appendTraceEvents(ctx, [
      { ...event, kind: "harvested", quantityGrams: 900_000 },
      { ...event, kind: "packed", quantityGrams: 1_000_000, temperatureCentiC: 1_250 },
    ]),
  );
  await inTransaction(contextFor(connection, receiver), (ctx) =>
    appendTraceEvents(ctx, [{ ...event, kind: "accepted", placeZh: "惠城区" }]),
  );
  return { supplier, product, batch, draft };
}

const get = (path: string, headers?: Record<string, string>) => site.visitor().get(path, headers);
const led = async (path: string) => {
  const answer = await get(path);
  await answer.arrayBuffer();
  return [answer.status, (answer.headers.get("Location") ?? "").replace(/^https?:\/\/[^/]+/, "")];
};

beforeAll(async () => {
  site = await testSite();
  connection = await testDatabase();
  world = await build();
});

describe("the trace page", () => {
  it("says first whether the goods are good, and never who bought them", async () => {
    const page = await (await get(paths.trace(world.batch.code))).text();
    for (const said of [
      "已放行，在保质期内",
      "江西坡茶场",
      "普安山地合作社",
      "1 张已核验证书",
      "LB-DEMO-1",
      "得到 1,000 公斤，多于投入的 900 公斤",
    ])
      expect(page).toContain(said);
    expect(page).toContain("惠城区");
    expect(page).not.toContain("惠城某某学校");
    expect(page).not.toContain("LB-DEMO-2");
    expect((await get(paths.trace(world.draft.code))).status).toBe(404);
  });

  it("is found by the supplier's own number, and says so when there is no such batch", async () => {
    expect(await led(paths.traceSearch({ code: "pa-07/1" }))).toEqual([302, paths.trace(world.batch.code)]);
    expect(await led(paths.traceSearch({ code: world.batch.code.toLowerCase() }))).toEqual([
      302,
      paths.trace(world.batch.code),
    ]);
    const nothing = await get(paths.traceSearch({ code: "PA-08" }));
    expect([nothing.status, await nothing.text()]).toEqual([
      200,
      expect.stringContaining("没有找到这个批次码"),
    ]);
    const other = await buildProduct(connection, await buildSupplier(connection, { name: "另一家合作社" }));
    await buildBatch(connection, other, { supplierCode: "PA07/1" });
    const several = await (await get(paths.traceSearch({ code: "PA 07/1" }))).text();
    expect(several).toContain("另一家合作社");
    expect(await led(paths.traceSearch({ code: "PA 07/1", supplier: world.supplier.id }))).toEqual([
      302,
      paths.trace(world.batch.code),
    ]);
  });
});

describe("GS1 Digital Link", () => {
  it("leads to the product, and to the batch by either code", async () => {
    expect(await led(paths.digitalLink(GTIN))).toEqual([307, paths.product(world.product.id)]);
    expect(await led("/01/9506000134352")).toEqual([307, paths.product(world.product.id)]);
    for (const lot of [world.batch.code, "PA 07/1", "pa-07/1"])
      expect([lot, await led(paths.digitalLinkOfLot(GTIN, lot))]).toEqual([
        lot,
        [307, paths.trace(world.batch.code)],
      ]);
  });

  it.each<[string, string]>([
    ["gs1:pip", "product"],
    ["gs1:traceability", "trace"],
    ["gs1:epcis", "epcis"],
  ])("leads to %s when asked for it", async (linkType, where) => {
    const to = {
      product: paths.product(world.product.id),
      trace: paths.trace(world.batch.code),
      epcis: paths.batchEpcis(world.batch.code),
    }[where];
    expect(
      await led(`${paths.digitalLinkOfLot(GTIN, world.batch.code)}?linkType=${encodeURIComponent(linkType)}`),
    ).toEqual([307, to]);
  });

  it("lists its links", async () => {
    const answer = await get(`${paths.digitalLinkOfLot(GTIN, world.batch.code)}?linkType=linkset`);
    expect(answer.headers.get("Content-Type")).toBe("application/linkset+json");
    expect(Object.keys((await answer.json()).linkset[0])).toContain("https://gs1.org/voc/traceability");
  });

  it.each([
    "/01/4006381333931",
    "/01/09506000134353",
    "/01/x",
    "/01/0",
    `/01/${GTIN}/10/NOSUCHLOT1`,
    `/01/${GTIN}/10/PA-08`,
    `/01/${GTIN}/10/%20`,
    `/01/${GTIN}/21/1`,
    `/01/${GTIN}?linkType=gs1:recipeInfo`,
  ])("finds nothing at %s", async (path) => expect((await led(path))[0]).toBe(404));
});

describe("EPCIS", () => {
  it("downloads in the shape of the standard, without the buyer", async () => {
    const answer = await get(paths.batchEpcis(world.batch.code));
    expect(answer.headers.get("Content-Type")).toBe("application/ld+json");
    expect(answer.headers.get("Content-Disposition")).toBe(
      `attachment; filename="epcis-${world.batch.code}.jsonld"`,
    );
    const text = await answer.text();
    expect(text).not.toContain("惠城某某学校");
    const document = JSON.parse(text);
    expect(epcisProblems(document)).toEqual([]);
    expect(document.epcisBody.eventList).toMatchObject([
      { bizStep: "commissioning", quantityList: [{ quantity: 900, uom: "KGM" }] },
      { bizStep: "packing", sensorElementList: [{ sensorReport: [{ value: 12.5, uom: "CEL" }] }] },
      { bizStep: "accepting" },
    ]);
    expect(document.epcisBody.eventList[0].quantityList[0].epcClass).toBe(
      `https://id.gs1.org/01/${GTIN}/10/${world.batch.code}`,
    );
    expect(document.epcisBody.eventList[2]).not.toHaveProperty("huiqian:recordedBy");
  });

  it("answers in JSON that a draft, or nothing, is not there", async () => {
    for (const code of [world.draft.code, "NOSUCHCODE", "%20"]) {
      const answer = await get(paths.batchEpcis(code));
      expect([answer.status, await answer.json()]).toEqual([404, { error: "batch.not_found" }]);
    }
  });
});
