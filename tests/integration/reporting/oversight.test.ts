import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { verifyCertificate } from "#app/domain/certification/certificate/verify.server.ts";
import { rejectCertificate } from "#app/domain/certification/certificate/reject.server.ts";
import { recordInspection } from "#app/domain/provenance/inspection/record.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { readCoverage } from "#app/domain/reporting/review/coverage.server.ts";
import {
  countExpiries,
  listAnsweredCounties,
  listExpiries,
} from "#app/domain/reporting/review/expiries.server.ts";
import { readServiceTime, readServiceTimes } from "#app/domain/reporting/review/service-times.server.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { auditEvents } from "#db/schema/core.server.ts";
import { purchaseOrderLines } from "#db/schema/orders.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildCertificate } from "#tests/support/build-certificate.ts";
import { buildProduct, buildTrade, contextFor } from "#tests/support/builders.ts";
import { buildSellingWorld } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
});

const at = (text: string) => new Date(text);
const county = (now?: Date) => contextFor(connection, world.county, now);
const otherCounty = (now?: Date) => contextFor(connection, world.otherCounty, now);

describe("readServiceTime", () => {
  /** A certificate handed in at an instant, as the act leaves it. */
  async function handedIn(now: Date) {
    const certificate = await buildCertificate(connection, world.supplier, {
      state: "submitted",
      submittedAt: now,
    });
    await connection.db.insert(auditEvents).values({
      occurredAt: now,
      action: "certificate.submitted",
      subjectType: "certificate",
      subjectId: certificate.id,
    });
    return certificate.id;
  }

  it("tells what waits, since when, and the median of the last 30 days, of the office's own counties", async () => {
    const now = at("2026-06-15T04:00:00Z");
    const hoursBefore = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
    for (const [hours, took] of [
      [800, 1],
      [100, 2],
      [90, 10],
      [80, 40],
    ] as const) {
      const certificateId = await handedIn(hoursBefore(hours));
      const decidedAt = county(hoursBefore(hours - took));
      if (took === 10) await rejectCertificate(decidedAt, { certificateId, reason: "看不清" });
      else await verifyCertificate(decidedAt, { certificateId });
    }
    await handedIn(hoursBefore(50));
    await handedIn(hoursBefore(5));
    expect(await readServiceTime(county(now), "certificates")).toEqual({
      queue: "certificates",
      waiting: 2,
      oldestSince: hoursBefore(50),
      decided: 3,
      medianSeconds: 10 * 3600,
    });
    expect(await readServiceTime(otherCounty(now), "certificates")).toEqual({
      queue: "certificates",
      waiting: 0,
      oldestSince: null,
      decided: 0,
      medianSeconds: null,
    });
  });

  it("counts products that wait, and shows a queue to those who decide on it", async () => {
    const before = await readServiceTime(county(), "products");
    await buildProduct(connection, world.supplier, {
      state: "submitted",
      submittedAt: at("2026-06-14T04:00:00Z"),
    });
    expect((await readServiceTime(county(), "products")).waiting).toBe(before.waiting + 1);
    expect((await readServiceTimes(county())).map(({ queue }) => queue)).toEqual([
      "suppliers",
      "products",
      "certificates",
    ]);
    expect(await readServiceTimes(contextFor(connection, world.district))).toEqual([]);
  });
});

describe("the calendar of certificates that end", () => {
  it("has each on its last valid day, within the month and the counties of the office", async () => {
    const own = await buildSellingWorld(connection);
    const ending = async (validUntil: string | null, state: "verified" | "submitted" = "verified") =>
      (await buildCertificate(connection, own.supplier, { state, validUntil })).id;
    const first = await ending("2027-02-01");
    const last = await ending("2027-02-28");
    const others = [
      await ending("2027-01-31"),
      await ending("2027-03-01"),
      await ending("2027-02-10", "submitted"),
      await ending(null),
    ];
    const asked = { month: "2027-02", county: null };
    const rows = await listExpiries(contextFor(connection, own.county), asked);
    const ids = rows.map(({ id }) => id);
    expect(ids.filter((id) => [first, last, ...others].includes(id))).toEqual([first, last]);
    expect(rows.map(({ validUntil }) => validUntil)).toEqual(
      [...rows.map(({ validUntil }) => validUntil)].sort(),
    );
    expect((await listExpiries(contextFor(connection, own.otherCounty), asked)).map(({ id }) => id)).toEqual(
      [],
    );
    expect(
      await listExpiries(contextFor(connection, own.prefecture), { ...asked, county: "522324" }),
    ).toEqual([]);
    const months = await countExpiries(contextFor(connection, own.county), {
      month: "2027-01",
      county: null,
    });
    expect(months).toHaveLength(12);
    expect(months.slice(0, 3).map(({ count }) => count > 0)).toEqual([true, true, true]);
    await expectRefusal(listExpiries(contextFor(connection, own.manager), asked), "actor.forbidden");
  });

  it("calls one renewed when a later one of the same scheme and subject is verified", async () => {
    const own = await buildSellingWorld(connection);
    const old = await buildCertificate(connection, own.supplier, {
      state: "verified",
      validUntil: "2029-05-31",
    });
    const asked = { month: "2029-05", county: null };
    const renewedOf = async () =>
      (await listExpiries(contextFor(connection, own.county), asked)).find(({ id }) => id === old.id)
        ?.renewed;
    expect(await renewedOf()).toBe(false);
    await buildCertificate(connection, own.supplier, { state: "submitted", validUntil: "2031-05-31" });
    expect(await renewedOf()).toBe(false);
    await buildCertificate(connection, own.supplier, { state: "verified", validUntil: "2031-05-31" });
    expect(await renewedOf()).toBe(true);
  });

  it("offers a county office its own county alone", async () => {
    expect((await listAnsweredCounties(county())).map(({ code }) => code)).toEqual(["522323"]);
    expect((await listAnsweredCounties(contextFor(connection, world.prefecture))).length).toBeGreaterThan(5);
  });
});

describe("readCoverage", () => {
  /** A certificate as an order keeps it. */
  const snapshot = (validUntil: string | null) => ({
    certificateId: newId(),
    schemeCode: "food-licence",
    nameZh: "食品生产许可证",
    nameEn: "Food production licence",
    number: "SC1",
    issuer: "州市场监管局",
    validFrom: "2026-01-01",
    validUntil,
  });

  it("counts by what was on record when the goods left, by county and by industry", async () => {
    const before = (await readCoverage(county(), 2026)).whole;
    const trade = await buildTrade(connection, { state: "dispatched" });
    const sold = await buildAcceptedDelivery(connection, trade, { packs: 20 });
    const [line] = await connection.sql<{ batch_id: string; order_line_id: string }[]>`
      select batch_id, order_line_id from delivery_lines where id = ${sold.deliveryLineId}`;
    const batchId = line!.batch_id;
    const plain = (await readCoverage(county(), 2026)).whole;
    const fen = plain.salesFen - before.salesFen;
    expect(fen).toBeGreaterThan(0);
    expect(plain.inspectedFen).toBe(before.inspectedFen);
    expect(plain.tracedFen).toBe(before.tracedFen);
    expect(plain.certifiedFen).toBe(before.certifiedFen);

    for (const [validUntil, covered] of [
      ["2026-06-14", false],
      ["2026-06-15", true],
      [null, true],
    ] as const) {
      await connection.db
        .update(purchaseOrderLines)
        .set({ certificates: [snapshot(validUntil)] })
        .where(eq(purchaseOrderLines.id, line!.order_line_id));
      const { certifiedFen } = (await readCoverage(county(), 2026)).whole;
      expect([validUntil, certifiedFen]).toEqual([validUntil, before.certifiedFen + (covered ? fen : 0)]);
    }

    const warehouse = contextFor(connection, trade.warehouse);
    const report = (reportedOn: string) => ({
      batchId,
      number: `JC-${reportedOn}`,
      laboratory: "州检验检测院",
      method: "GB 2763-2021",
      sampledOn: "2026-04-12",
      reportedOn,
      verdict: "passed" as const,
    });
    await recordInspection(
      contextFor(connection, trade.warehouse, at("2026-12-01T04:00:00Z")),
      report("2026-11-30"),
    );
    expect((await readCoverage(county(), 2026)).whole.inspectedFen).toBe(before.inspectedFen);
    await recordInspection(warehouse, report("2026-04-13"));
    expect((await readCoverage(county(), 2026)).whole.inspectedFen).toBe(before.inspectedFen + fen);

    const event = (
      kind: "harvested" | "packed" | "dispatched" | "accepted",
      deliveryId: string | null = null,
    ) =>
      inTransaction(warehouse, (ctx) =>
        appendTraceEvents(ctx, [
          { batchId, kind, occurredAt: at("2026-04-12T04:00:00Z"), placeZh: "基地", deliveryId },
        ]),
      );
    await event("harvested");
    const packedAs = (await event("packed"))[0]!.sequence;
    await event("dispatched", sold.deliveryId);
    expect((await readCoverage(county(), 2026)).whole.tracedFen).toBe(before.tracedFen);
    await event("accepted", sold.deliveryId);
    const { whole, counties, industries } = await readCoverage(county(), 2026);
    expect(whole.tracedFen).toBe(before.tracedFen + fen);
    await inTransaction(warehouse, (ctx) =>
      appendTraceEvents(ctx, [
        {
          batchId,
          kind: "declared-error",
          occurredAt: at("2026-04-13T04:00:00Z"),
          placeZh: "基地",
          concernsSequence: packedAs,
          errorReason: "did-not-occur",
        },
      ]),
    );
    expect((await readCoverage(county(), 2026)).whole.tracedFen).toBe(before.tracedFen);
    await event("packed");
    expect((await readCoverage(county(), 2026)).whole.tracedFen).toBe(before.tracedFen + fen);
    expect(counties.map(({ code }) => code)).toEqual(["522323"]);
    expect(industries.reduce((sum, { salesFen }) => sum + salesFen, 0)).toBe(whole.salesFen);
    expect((await readCoverage(otherCounty(), 2026)).counties).toEqual([]);
    await expectRefusal(readCoverage(contextFor(connection, world.manager), 2026), "actor.forbidden");
  });
});
