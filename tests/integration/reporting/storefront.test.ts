import { beforeAll, expect, it } from "vitest";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { getTracedBatch, listCurrentBatches } from "#app/domain/reporting/storefront/batches.server.ts";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { listProductCertificates } from "#app/domain/reporting/storefront/certificates.server.ts";
import {
  getShownBase,
  getShownSupplier,
  listShownSuppliers,
} from "#app/domain/reporting/storefront/places.server.ts";
import { getShownProduct } from "#app/domain/reporting/storefront/product.server.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { addDays, dayOf, startOfDay } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { claimedMarks, priceEvidence } from "#db/schema/catalogue.server.ts";
import { conformityCertificates, inspectionReports } from "#db/schema/provenance.server.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import {
  buildBatch,
  buildMember,
  buildProduct,
  buildSupplier,
  buildVariant,
  contextFor,
  testInstant,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const visitor = () => contextFor(connection, null);
const today = dayOf(testInstant);

it("shows a product with its packs, tiers, free stock, claims and price evidence", async () => {
  const supplier = await buildSupplier(connection, { name: "演示合作社" });
  const product = await buildProduct(connection, supplier);
  await buildVariant(connection, product, {
    packZh: "5kg/箱",
    position: 1,
    onHandPacks: 90,
    allocatedPacks: 20,
  });
  await buildVariant(connection, product, { packZh: "250g/罐", position: 0 });
  await buildVariant(connection, product, { packZh: "停售", isActive: false });
  await connection.db.insert(claimedMarks).values({ productId: product.id, claim: "国家地理标志产品" });
  await connection.db.insert(priceEvidence).values({
    id: newId(),
    productId: product.id,
    packZh: "250g/罐",
    lowFen: 8_000,
    highFen: 9_000,
    basis: "零售",
  });
  const shown = await getShownProduct(visitor(), product.id);
  expect(shown.variants.map(({ packZh, availablePacks }) => [packZh, availablePacks])).toEqual([
    ["250g/罐", 500],
    ["5kg/箱", 70],
  ]);
  expect(shown.variants[0]?.tiers).toEqual([
    { fromPacks: 10, unitPriceFen: 12_000 },
    { fromPacks: 100, unitPriceFen: 11_000 },
  ]);
  expect(shown.claims).toEqual([{ claim: "国家地理标志产品", sourceUrl: null }]);
  expect(shown.evidence).toMatchObject([{ lowFen: 8_000, highFen: 9_000 }]);
  expect(shown).toMatchObject({ supplier: { name: "演示合作社", householdsInvolved: 120 }, photographs: [] });
});

it.each(["", "x", "00000000-0000-7000-8000-000000000000"])("does not find the product %j", async (id) => {
  await expectRefusal(getShownProduct(visitor(), id), "product.not_found");
});

it("does not show a withdrawn product, a suspended supplier or its base", async () => {
  const supplier = await buildSupplier(connection, { state: "suspended" });
  const product = await buildProduct(connection, supplier, { state: "withdrawn" });
  await expectRefusal(getShownProduct(visitor(), product.id), "product.not_found");
  await expectRefusal(getShownSupplier(visitor(), supplier.id), "organisation.not_found");
  await expectRefusal(getShownBase(visitor(), product.baseId ?? ""), "base.not_found");
});

it("lists only verified certificates valid today that concern the product", async () => {
  const supplier = await buildSupplier(connection);
  const product = await buildProduct(connection, supplier, { processing: "packaged-food" });
  const other = await buildProduct(connection, supplier);
  const make = (number: string, changes: Parameters<typeof buildCertificate>[2]) =>
    buildCertificate(connection, supplier, { number, ...changes });
  await make("own", { schemeCode: "green-food", productId: product.id });
  await make("base", { schemeCode: "gba-basket", baseId: product.baseId });
  await make("supplier", {});
  await make("of its animals", { schemeCode: "animal-epidemic" });
  await make("ends today", { schemeCode: "organic", productId: product.id, validUntil: today });
  await make("ended", { schemeCode: "organic", productId: product.id, validUntil: addDays(today, -1) });
  await make("to come", { schemeCode: "organic", productId: product.id, validFrom: addDays(today, 1) });
  await make("unverified", { schemeCode: "agri-gi", productId: product.id, state: "submitted" });
  await make("of another", { schemeCode: "green-food", productId: other.id });
  await buildCertificate(connection, await buildSupplier(connection), { number: "stranger" });
  const listed = await listProductCertificates(visitor(), product.id);
  expect(listed.map(({ number }) => number)).toEqual(["base", "own", "ends today", "supplier"]);
});

it("shows of a batch the verified certificates valid on the day its goods last left, or today", async () => {
  const supplier = await buildSupplier(connection);
  const warehouse = await buildMember(connection, supplier, ["supplier-warehouse"]);
  const product = await buildProduct(connection, supplier, { processing: "packaged-food" });
  const batch = await buildBatch(connection, product);
  const another = await buildBatch(connection, product);
  const leftOn = addDays(today, -10);
  const make = (number: string, changes: Parameters<typeof buildCertificate>[2]) =>
    buildCertificate(connection, supplier, { number, ...changes });
  await make("base", { schemeCode: "gba-basket", baseId: batch.baseId });
  await make("base elsewhere", {
    schemeCode: "gba-basket",
    baseId: (await buildProduct(connection, supplier)).baseId,
  });
  await make("ended since", { schemeCode: "green-food", productId: product.id, validUntil: leftOn });
  await make("from the next day", {
    schemeCode: "organic",
    productId: product.id,
    validFrom: addDays(leftOn, 1),
  });
  await make("unverified", { schemeCode: "agri-gi", productId: product.id, state: "submitted" });
  await make("revoked", { schemeCode: "agri-gi", productId: product.id, state: "revoked" });
  await make("supplier", {});
  await make("of its animals", { schemeCode: "animal-epidemic" });
  await make("quarantine", { schemeCode: "animal-quarantine", batchId: batch.id });
  await make("of another batch", { schemeCode: "animal-quarantine", batchId: another.id });
  const shown = async () => {
    const { certificates } = await getTracedBatch(visitor(), batch.code);
    return [certificates.leftOn, certificates.listed.map(({ number }) => number).sort()];
  };
  expect(await shown()).toEqual([null, ["base", "from the next day", "quarantine", "supplier"]]);
  const ctx = contextFor(connection, warehouse);
  const left = { batchId: batch.id, kind: "dispatched", placeZh: "冷库" } as const;
  await inTransaction(ctx, (ctx) => appendTraceEvents(ctx, [{ ...left, occurredAt: startOfDay(leftOn) }]));
  expect(await shown()).toEqual([leftOn, ["base", "ended since", "quarantine", "supplier"]]);
});

it("shows the newest good batches with their own steps and reports", async () => {
  const supplier = await buildSupplier(connection);
  const manager = await buildMember(connection, supplier, ["supplier-manager"]);
  const product = await buildProduct(connection, supplier);
  const batch = await buildBatch(connection, product, { packedOn: "2026-05-02" });
  await buildBatch(connection, product, { packedOn: "2026-05-03", state: "on-hold" });
  await buildBatch(connection, product, { packedOn: "2026-05-04", bestBeforeOn: addDays(today, -1) });
  const older = await buildBatch(connection, product, { packedOn: "2026-05-01", bestBeforeOn: today });
  await inTransaction(contextFor(connection, manager), (ctx) =>
    appendTraceEvents(ctx, [
      { batchId: batch.id, kind: "harvested", occurredAt: new Date("2026-05-01T02:00:00Z"), placeZh: "茶园" },
      { batchId: batch.id, kind: "packed", occurredAt: new Date("2026-05-01T16:00:00Z"), placeZh: "车间" },
    ]),
  );
  expect((await getTracedBatch(visitor(), batch.code)).chain.brokenAt).toBeNull();
  await connection.db.insert(inspectionReports).values({
    id: newId(),
    organisationId: supplier.id,
    batchId: batch.id,
    number: "DEMO-1",
    laboratory: "检测中心",
    method: "GB 2763",
    sampledOn: "2026-05-02",
    reportedOn: "2026-05-04",
    verdict: "passed",
  });
  const current = await listCurrentBatches(visitor(), product.id);
  expect(current.map(({ code }) => code)).toEqual([batch.code, older.code]);
  expect(current[0]?.steps).toMatchObject([
    { sequence: 1, kind: "harvested", day: "2026-05-01" },
    { sequence: 2, kind: "packed", day: "2026-05-02" },
  ]);
  expect(current[0]?.reports).toMatchObject([{ number: "DEMO-1", verdict: "passed" }]);
  expect(current[1]).toMatchObject({ steps: [], reports: [], hasConformity: false });
});

it("traces a batch however its code is typed, recomputes its chain, and keeps drafts to the supplier", async () => {
  const supplier = await buildSupplier(connection);
  const product = await buildProduct(connection, supplier);
  const batch = await buildBatch(connection, product, { code: "ABCDE23456" });
  const draft = await buildBatch(connection, product, { state: "draft" });
  await connection.db.insert(conformityCertificates).values({
    id: newId(),
    batchId: batch.id,
    productName: "茶",
    quantity: "1 吨",
    origin: "普安县",
    issuedOn: today,
    promiser: "合作社",
    contact: "0859",
  });
  const traced = await getTracedBatch(visitor(), "abcde-23456 ");
  expect(traced).toMatchObject({
    batch: { code: "ABCDE23456", conformity: { quantity: "1 吨" } },
    chain: { brokenAt: null, lastHash: null, length: 0 },
    events: [],
    reports: [],
  });
  for (const code of [draft.code, "", "NOSUCHCODE", "'; --", "x".repeat(5_000)])
    await expectRefusal(getTracedBatch(visitor(), code), "batch.not_found");
});

it("says where a chain of trace events is broken", async () => {
  const supplier = await buildSupplier(connection);
  const batch = await buildBatch(connection, await buildProduct(connection, supplier));
  await connection.sql`insert into trace_events (batch_id, sequence, kind, occurred_at, recorded_at, place_zh, previous_hash, hash)
    values (${batch.id}, 1, 'harvested', now(), now(), '茶园', ${"0".repeat(64)}, ${"f".repeat(64)})`;
  expect((await getTracedBatch(visitor(), batch.code)).chain.brokenAt).toBe(1);
});

it("pages through the suppliers of a county once each", async () => {
  const built = [];
  for (let number = 0; number < 45; number++)
    built.push((await buildSupplier(connection, { countyCode: "522327" })).id);
  const first = await listShownSuppliers(visitor(), { countyCode: "522327", after: null });
  const second = await listShownSuppliers(visitor(), { countyCode: "522327", after: first.next });
  expect(second.next).toBeNull();
  expect([...first.suppliers, ...second.suppliers].map(({ id }) => id)).toEqual(built.sort());
  const anywhere = await listShownSuppliers(visitor(), { countyCode: null, after: "nonsense" });
  expect(anywhere.suppliers).toHaveLength(40);
});

it("makes cards in the order asked for and leaves out what is gone", async () => {
  const supplier = await buildSupplier(connection);
  const first = await buildProduct(connection, supplier);
  const second = await buildProduct(connection, supplier);
  const gone = await buildProduct(connection, supplier, { state: "withdrawn" });
  await buildVariant(connection, first, { weeklyCapacityPacks: 77 });
  const shelf = await getShelf(contextFor(connection, null, new Date(testInstant.getTime() + 60_000)));
  const cards = await listCards(visitor(), shelf, [second.id, gone.id, first.id]);
  expect(cards.map(({ id }) => id)).toEqual([second.id, first.id]);
  expect(cards[0]?.pack).toBeNull();
  expect(cards[1]).toMatchObject({
    pack: { weeklyCapacityPacks: 77 },
    county: { code: "522323" },
    marks: [],
  });
});
