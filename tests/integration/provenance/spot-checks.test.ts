import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { releaseBatch } from "#app/domain/provenance/batch/release.server.ts";
import { recordInspection } from "#app/domain/provenance/inspection/record.server.ts";
import { cancelSpotCheck } from "#app/domain/provenance/spot-check/cancel.server.ts";
import { planSpotCheck } from "#app/domain/provenance/spot-check/plan.server.ts";
import { reportSpotCheck } from "#app/domain/provenance/spot-check/report.server.ts";
import { officialInbox } from "#app/domain/reporting/inbox/official.server.ts";
import { supplierInbox } from "#app/domain/reporting/inbox/supplier.server.ts";
import { listOwnRetests, listReviewedRetests } from "#app/domain/reporting/inspection/retests.server.ts";
import {
  findProductsToCheck,
  getProductToCheck,
  getSpotCheck,
  listEndedSpotChecks,
  listPlannedSpotChecks,
} from "#app/domain/reporting/inspection/spot-checks.server.ts";
import { isDomainError } from "#app/kernel/errors.ts";
import type { Connection } from "#db/client.server.ts";
import { inspectionReports, batches } from "#db/schema/provenance.server.ts";
import { spotChecks } from "#db/schema/inspection.server.ts";
import { buildBatch, buildProduct, contextFor } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld } from "#tests/support/catalogue.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
let product: Awaited<ReturnType<typeof buildProduct>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
  product = await buildProduct(connection, world.supplier, { nameZh: "普安韭黄", processing: "fresh" });
});

const county = (now?: Date) => contextFor(connection, world.county, now);
const otherCounty = () => contextFor(connection, world.otherCounty);

const plan = (edit: { productId?: string; plannedOn?: string } = {}) => ({
  productId: product.id,
  plannedOn: "2026-06-20",
  inspectors: "王某、李某",
  reason: "复检逾期",
  ...edit,
});
const result = (spotCheckId: string, batchId: string, verdict: "passed" | "failed" = "failed") => ({
  spotCheckId,
  batchId,
  number: "CJ-2026-01",
  laboratory: "州检验检测院",
  method: "GB 2763-2021",
  sampledOn: "2026-06-12",
  reportedOn: "2026-06-15",
  verdict,
  fileId: "",
});

async function stateOf(batchId: string) {
  const [row] = await connection.db.select().from(batches).where(eq(batches.id, batchId));
  return row!.state;
}

describe("planSpotCheck", () => {
  it("puts a sample on the plan of the county, and tells its supplier nothing", async () => {
    const planned = await planSpotCheck(county(), plan());
    expect(planned).toMatchObject({
      state: "planned",
      countyCode: "522323",
      organisationId: world.supplier.id,
      plannedById: world.county.userId,
    });
    expect(await auditOf(connection, planned.id)).toMatchObject([{ action: "spot_check.planned" }]);
    const ids = async (ctx: ReturnType<typeof county>) =>
      (await listPlannedSpotChecks(ctx)).map(({ id }) => id);
    expect(await ids(county())).toContain(planned.id);
    expect(await ids(contextFor(connection, world.prefecture))).toContain(planned.id);
    expect(await ids(otherCounty())).not.toContain(planned.id);
    expect(await ids(contextFor(connection, world.district))).toEqual([]);
    await expectRefusal(getSpotCheck(otherCounty(), planned.id), "spot_check.not_found");
    await expectRefusal(getSpotCheck(contextFor(connection, world.manager), planned.id), "actor.forbidden");
  });

  it("takes today, at either side of midnight in Shanghai, and refuses a day that has passed", async () => {
    const before = county(new Date("2026-06-15T15:59:59Z"));
    const after = county(new Date("2026-06-15T16:00:00Z"));
    expect((await planSpotCheck(before, plan({ plannedOn: "2026-06-15" }))).plannedOn).toBe("2026-06-15");
    await expectRefusal(planSpotCheck(after, plan({ plannedOn: "2026-06-15" })), "spot_check.day_past");
  });

  it("finds no draft and no product of another county, and is refused to suppliers", async () => {
    const draft = await buildProduct(connection, world.supplier, { state: "draft", publishedAt: null });
    await expectRefusal(planSpotCheck(county(), plan({ productId: draft.id })), "product.not_found");
    await expectRefusal(planSpotCheck(county(), plan({ productId: "forged" })), "product.not_found");
    await expectRefusal(planSpotCheck(otherCounty(), plan()), "product.not_found");
    await expectRefusal(planSpotCheck(contextFor(connection, world.district), plan()), "product.not_found");
    await expectRefusal(planSpotCheck(contextFor(connection, world.manager), plan()), "actor.forbidden");
    await expectRefusal(getProductToCheck(otherCounty(), product.id), "product.not_found");
    expect(await findProductsToCheck(otherCounty(), "韭黄")).toEqual([]);
  });
});

describe("reportSpotCheck", () => {
  it("holds the batch that failed, and its supplier cannot release it", async () => {
    const batch = await buildBatch(connection, product);
    const planned = await planSpotCheck(county(), plan());
    const done = await reportSpotCheck(county(), result(planned.id, batch.id));
    expect(done).toMatchObject({ state: "done", batchId: batch.id });
    expect(await stateOf(batch.id)).toBe("on-hold");
    await expectRefusal(
      releaseBatch(contextFor(connection, world.warehouse), { batchId: batch.id }),
      "batch.not_releasable",
    );
    expect((await auditOf(connection, planned.id)).map(({ action }) => action)).toEqual([
      "spot_check.planned",
      "spot_check.done",
    ]);
    const { rows } = await listEndedSpotChecks(county(), { state: "done" });
    expect(rows.find(({ id }) => id === planned.id)).toMatchObject({ verdict: "failed" });
    const [report] = await connection.db
      .select()
      .from(inspectionReports)
      .where(eq(inspectionReports.id, done.reportId!));
    expect(report).toMatchObject({ organisationId: world.supplier.id, verdict: "failed" });
    const inbox = await supplierInbox(contextFor(connection, world.warehouse));
    expect(inbox).toContainEqual({ kind: "batches_held", count: 1 });
  });

  it("leaves a batch that passed on sale", async () => {
    const batch = await buildBatch(connection, product);
    const planned = await planSpotCheck(county(), plan());
    await reportSpotCheck(county(), result(planned.id, batch.id, "passed"));
    expect(await stateOf(batch.id)).toBe("released");
  });

  it("takes only a batch of the product that is no draft, and only once, from its own county", async () => {
    const batch = await buildBatch(connection, product);
    const draft = await buildBatch(connection, product, { state: "draft", releasedAt: null });
    const other = await buildBatch(connection, await buildProduct(connection, world.supplier));
    const planned = await planSpotCheck(county(), plan());
    for (const batchId of [draft.id, other.id, "forged"])
      await expectRefusal(reportSpotCheck(county(), result(planned.id, batchId)), "batch.not_found");
    await expectRefusal(reportSpotCheck(otherCounty(), result(planned.id, batch.id)), "spot_check.not_found");
    await expectRefusal(
      reportSpotCheck(contextFor(connection, world.manager), result(planned.id, batch.id)),
      "actor.forbidden",
    );
    expect(await stateOf(batch.id)).toBe("released");
    await cancelSpotCheck(county(), { spotCheckId: planned.id, reason: "停产" });
    await expectRefusal(reportSpotCheck(county(), result(planned.id, batch.id)), "spot_check.wrong_state");
    await expectRefusal(
      cancelSpotCheck(county(), { spotCheckId: planned.id, reason: "停产" }),
      "spot_check.wrong_state",
    );
  });

  it("lets one of two officers end a check, and tells the other", async () => {
    const second = await secondConnection();
    for (let round = 0; round < 5; round++) {
      const batch = await buildBatch(connection, product);
      const { id: spotCheckId } = await planSpotCheck(county(), plan());
      const outcomes = await Promise.allSettled([
        reportSpotCheck(county(), result(spotCheckId, batch.id)),
        cancelSpotCheck(contextFor(second, world.prefecture), { spotCheckId, reason: "改期" }),
      ]);
      const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
      expect(refused).toHaveLength(1);
      expect(isDomainError(refused[0], "spot_check.wrong_state")).toBe(true);
      const [row] = await connection.db.select().from(spotChecks).where(eq(spotChecks.id, spotCheckId));
      expect(await stateOf(batch.id)).toBe(row!.state === "done" ? "on-hold" : "released");
    }
  });
});

describe("what is due for another test", () => {
  const at = (text: string) => new Date(text);

  it("is in the to-do lists of its supplier and county from the day after it was due", async () => {
    const own = await buildSellingWorld(connection);
    const fresh = await buildProduct(connection, own.supplier, {
      processing: "fresh",
      publishedAt: at("2026-01-10T04:00:00Z"),
    });
    const batch = await buildBatch(connection, fresh);
    const dueOf = async (now: Date) =>
      (await listOwnRetests(contextFor(connection, own.warehouse, now))).map(({ dueOn, overdue }) => ({
        dueOn,
        overdue,
      }));
    expect(await dueOf(at("2026-06-09T04:00:00Z"))).toEqual([]);
    expect(await dueOf(at("2026-07-10T15:59:59Z"))).toEqual([{ dueOn: "2026-07-10", overdue: false }]);
    expect(await dueOf(at("2026-07-10T16:00:00Z"))).toEqual([{ dueOn: "2026-07-10", overdue: true }]);
    const overdue = at("2026-07-11T04:00:00Z");
    expect(await listOwnRetests(contextFor(connection, own.warehouse, overdue))).toMatchObject([
      { id: fresh.id, lastReportedOn: null, newestBatchId: batch.id },
    ]);
    const inbox = await supplierInbox(contextFor(connection, own.warehouse, overdue));
    expect(inbox).toContainEqual({ kind: "retests_overdue", count: 1 });
    const listed = await listReviewedRetests(contextFor(connection, own.county, overdue));
    expect(listed.find(({ id }) => id === fresh.id)).toMatchObject({ overdue: true });
    expect(
      (await listReviewedRetests(contextFor(connection, own.otherCounty, overdue))).map(({ id }) => id),
    ).not.toContain(fresh.id);
    await recordInspection(contextFor(connection, own.warehouse, overdue), {
      batchId: batch.id,
      number: "JC-9",
      laboratory: "州检验检测院",
      method: "GB 2763-2021",
      sampledOn: "2026-07-01",
      reportedOn: "2026-07-05",
      verdict: "passed",
    });
    expect(await dueOf(overdue)).toEqual([]);
  });

  it("and spot checks whose day has come are in the official's", async () => {
    const own = await buildSellingWorld(connection);
    const due = async (now: Date) =>
      (await officialInbox(contextFor(connection, own.county, now))).find(
        ({ kind }) => kind === "spot_checks_due",
      )?.count ?? 0;
    const before = await due(at("2026-06-29T15:59:59Z"));
    await planSpotCheck(contextFor(connection, own.county), plan({ plannedOn: "2026-06-30" }));
    expect(await due(at("2026-06-29T15:59:59Z"))).toBe(before);
    expect(await due(at("2026-06-29T16:00:00Z"))).toBe(before + 1);
  });
});
