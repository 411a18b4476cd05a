import { beforeAll, expect, it } from "vitest";
import { readBasketClock } from "#app/domain/reporting/base/clocks.server.ts";
import { officialInbox } from "#app/domain/reporting/inbox/official.server.ts";
import {
  listOwnBasesToTest,
  listReviewedBasesToTest,
} from "#app/domain/reporting/inspection/base-retests.server.ts";
import { listReviewedBases } from "#app/domain/reporting/review/bases.server.ts";
import { listBaseBatches } from "#app/domain/reporting/storefront/batches.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { inspectionReports } from "#db/schema/provenance.server.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import { buildBatch, buildProduct, contextFor } from "#tests/support/builders.ts";
import { buildSellingWorld } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
});

const on = (day: string) => contextFor(connection, world.county, new Date(`${day}T04:00:00Z`));

/** A base with a verified 菜篮子 certificate until the last day of 2026 and one tested batch. */
async function certifiedBase() {
  const product = await buildProduct(connection, world.supplier);
  const baseId = product.baseId!;
  await buildCertificate(connection, world.supplier, {
    schemeCode: "gba-basket",
    baseId,
    number: "DEMO-BASKET",
    validFrom: "2024-01-01",
    validUntil: "2026-12-31",
  });
  const batch = await buildBatch(connection, product, { packedOn: "2026-04-12" });
  const report = (verdict: "passed" | "failed", reportedOn: string) =>
    connection.db.insert(inspectionReports).values({
      id: newId(),
      organisationId: world.supplier.id,
      batchId: batch.id,
      number: `DEMO-${reportedOn}`,
      laboratory: "检测中心",
      method: "GB 2763",
      sampledOn: reportedOn,
      reportedOn,
      verdict,
    });
  await report("passed", "2026-04-20");
  await report("failed", "2026-06-20");
  return { baseId, batch, report };
}

it("keeps a base's clock: the end, when renewal opens, and the newest report that passed", async () => {
  const { baseId } = await certifiedBase();
  expect(await readBasketClock(on("2026-10-20"), baseId)).toEqual({
    standing: "valid",
    validUntil: "2026-12-31",
    daysLeft: 72,
    renewalOpensOn: "2026-11-01",
    report: { reportedOn: "2026-04-20", freshUntil: "2026-10-20", isFresh: true },
  });
  expect(await readBasketClock(on("2026-11-01"), baseId)).toMatchObject({
    standing: "renewal_open",
    daysLeft: 60,
    report: { isFresh: false },
  });
  // Midnight in Shanghai is four in the afternoon of the day before.
  const atMidnight = contextFor(connection, world.county, new Date("2026-12-31T16:00:00Z"));
  const before = contextFor(connection, world.county, new Date("2026-12-31T15:59:59Z"));
  expect(await readBasketClock(before, baseId)).toMatchObject({ standing: "renewal_open", daysLeft: 0 });
  expect(await readBasketClock(atMidnight, baseId)).toMatchObject({ standing: "expired", daysLeft: -1 });
});

it("knows nothing of a base without papers", async () => {
  const baseId = (await buildProduct(connection, world.supplier)).baseId!;
  expect(await readBasketClock(on("2026-10-20"), baseId)).toMatchObject({
    standing: "none",
    validUntil: null,
    report: null,
  });
});

it("asks for a test while a status may be renewed or has ended and no report is young enough", async () => {
  const { baseId, report } = await certifiedBase();
  const found = async (day: string) =>
    (await listReviewedBasesToTest(on(day))).find(({ id }) => id === baseId) ?? null;
  expect(await found("2026-10-31")).toBeNull();
  expect(await found("2026-11-01")).toMatchObject({
    lastReportedOn: "2026-04-20",
    dueOn: "2026-12-31",
    overdue: false,
  });
  expect(await found("2026-12-31")).toMatchObject({ overdue: false });
  expect(await found("2027-01-01")).toMatchObject({ overdue: true });
  expect(await found("2027-04-01")).toBeNull();
  const day = new Date("2026-11-03T04:00:00Z");
  const own = async () =>
    (await listOwnBasesToTest(contextFor(connection, world.manager, day))).map(({ id }) => id);
  expect(await own()).toContain(baseId);
  const inbox = (await officialInbox(contextFor(connection, world.county, day))).map(({ kind }) => kind);
  expect(inbox).toContain("bases_to_test");
  expect(await listOwnBasesToTest(contextFor(connection, world.stranger, day))).toEqual([]);
  expect(await listReviewedBasesToTest(contextFor(connection, world.otherCounty, day))).toEqual([]);
  await report("passed", "2026-11-02");
  expect(await found("2026-11-03")).toBeNull();
  expect(await own()).not.toContain(baseId);
});

it("lists to officials the bases of their counties, each with its clock", async () => {
  const { baseId } = await certifiedBase();
  const listed = async (actor: typeof world.county) => {
    const { rows } = await listReviewedBases(contextFor(connection, actor));
    return rows.find(({ id }) => id === baseId);
  };
  expect(await listed(world.county)).toMatchObject({ products: 1, clock: { validUntil: "2026-12-31" } });
  expect(await listed(world.prefecture)).toBeDefined();
  expect(await listed(world.otherCounty)).toBeUndefined();
  expect(await listed(world.district)).toBeUndefined();
});

it("goes through all of them, page by page", async () => {
  for (let count = 0; count < 55; count++) await buildProduct(connection, world.supplier);
  const ctx = contextFor(connection, world.prefecture);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listReviewedBases>> = await listReviewedBases(ctx, { after });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(55);
});

it("shows a base's released batches that are still good, the newest first", async () => {
  const product = await buildProduct(connection, world.supplier);
  const older = await buildBatch(connection, product, { packedOn: "2026-05-01", harvestedOn: "2026-05-01" });
  const newer = await buildBatch(connection, product, { packedOn: "2026-05-02", harvestedOn: "2026-05-01" });
  await buildBatch(connection, product, { state: "draft" });
  await buildBatch(connection, product, { state: "recalled" });
  await buildBatch(connection, product, { bestBeforeOn: "2026-06-01" });
  const shown = await listBaseBatches(on("2026-07-01"), product.baseId!);
  expect(shown.map(({ code }) => code)).toEqual([newer.code, older.code]);
});
