import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { holdBatch } from "#app/domain/provenance/batch/hold.server.ts";
import { issueConformityCertificate } from "#app/domain/provenance/batch/issue-conformity.server.ts";
import { releaseBatch } from "#app/domain/provenance/batch/release.server.ts";
import type { RecordInspection } from "#app/domain/provenance/inspection/input.ts";
import { overrideVerdict } from "#app/domain/provenance/inspection/override.server.ts";
import { recordInspection } from "#app/domain/provenance/inspection/record.server.ts";
import { getReportSheet } from "#app/domain/reporting/inspection/sheet.server.ts";
import { getTracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import type { Connection } from "#db/client.server.ts";
import { inspectionRules } from "#db/schema/inspection-templates.server.ts";
import { inspectionOverrides, inspectionReadings } from "#db/schema/inspection.server.ts";
import { batches, inspectionReports, traceEvents } from "#db/schema/provenance.server.ts";
import { buildBatch, buildProduct, contextFor } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
let lamb: Awaited<ReturnType<typeof buildProduct>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
  lamb = await buildProduct(connection, world.supplier, {
    nameZh: "羊肉",
    family: "livestock",
    processing: "livestock",
    industryCode: "eco-livestock",
  });
});

const warehouse = () => contextFor(connection, world.warehouse);
const county = () => contextFor(connection, world.county);

async function stateOf(batchId: string) {
  const [row] = await connection.db.select().from(batches).where(eq(batches.id, batchId));
  return row!.state;
}

/** As a form sends it: everything is text. */
const readings = (lead: string) => [
  { parameter: "lead", found: "measured" as const, value: lead, unit: "mg-per-kg" as const },
  { parameter: "cadmium", found: "measured" as const, value: "20", unit: "ug-per-kg" as const },
  { parameter: "volatile-nitrogen", found: "measured" as const, value: "9.5" },
  { parameter: "clenbuterol", found: "not-detected" as const, detectionLimit: "0.5" },
  { parameter: "ph", found: "measured" as const, value: "5.8" },
];
const report = (batchId: string, edit: Partial<RecordInspection> = {}): RecordInspection => ({
  batchId,
  number: "JC-2026-01",
  laboratory: "州检验检测院",
  method: "GB 2707-2016",
  sampledOn: "2026-06-05",
  reportedOn: "2026-06-10",
  sampledBy: "王某",
  samplingPlace: "冷库",
  sampleCount: "3",
  templateCode: "meat",
  readings: readings("0.05"),
  ...edit,
});

describe("recordInspection", () => {
  it("judges the readings and keeps each with its limit", async () => {
    const batch = await buildBatch(connection, lamb);
    const recorded = await recordInspection(warehouse(), report(batch.id));
    expect(recorded).toMatchObject({
      verdict: "passed",
      ruleVerdict: "passed",
      templateCode: "meat",
      sampledBy: "王某",
      sampleCount: 3,
    });
    const kept = await connection.db
      .select()
      .from(inspectionReadings)
      .where(eq(inspectionReadings.reportId, recorded.id))
      .orderBy(asc(inspectionReadings.position));
    expect(kept).toMatchObject([
      { parameterCode: "lead", valueMicro: 50_000, highMicro: 200_000, outcome: "within" },
      { parameterCode: "cadmium", valueMicro: 20_000_000, valueUnit: "ug-per-kg", outcome: "within" },
      { parameterCode: "volatile-nitrogen", valueUnit: "mg-per-100g", outcome: "within" },
      {
        parameterCode: "clenbuterol",
        found: "not-detected",
        detectionLimitMicro: 500_000,
        outcome: "within",
      },
      { parameterCode: "ph", comparison: "between", outcome: "within" },
    ]);
    const traced = await getTracedBatch(contextFor(connection, null), batch.code);
    expect(traced.reports[0]?.readings).toMatchObject([
      { nameEn: "Lead (as Pb)", valueMicro: 50_000 },
      {},
      {},
      {},
      {},
    ]);
  });

  it("holds a released batch back when one reading is beyond its limit", async () => {
    const batch = await buildBatch(connection, lamb);
    expect(
      await recordInspection(warehouse(), report(batch.id, { readings: readings("0.21") })),
    ).toMatchObject({
      verdict: "failed",
      ruleVerdict: "failed",
    });
    expect(await stateOf(batch.id)).toBe("on-hold");
    const [event] = await connection.db.select().from(traceEvents).where(eq(traceEvents.batchId, batch.id));
    expect(event).toMatchObject({
      kind: "inspected",
      disposition: "non_conformant",
      noteZh: "JC-2026-01 不合格",
    });
  });

  it("leaves a report with a gap undecided, which releases nothing that needs a pass", async () => {
    const batch = await buildBatch(connection, lamb, { state: "draft", releasedAt: null });
    await issueConformityCertificate(warehouse(), { batchId: batch.id });
    const refusal = () => releaseBatch(warehouse(), { batchId: batch.id });
    await expectRefusal(refusal(), "batch.not_releasable");
    await recordInspection(warehouse(), report(batch.id, { readings: readings("0.05").slice(1) }));
    await expectRefusal(refusal(), "batch.not_releasable");
    await recordInspection(warehouse(), report(batch.id, { number: "JC-2026-02" }));
    expect((await refusal()).state).toBe("released");
  });

  it("refuses a list of other goods and wrong readings, and writes nothing", async () => {
    const batch = await buildBatch(connection, lamb);
    await expectRefusal(
      recordInspection(warehouse(), report(batch.id, { templateCode: "tea" })),
      "inspection.template_unfit",
    );
    await expectRefusal(
      recordInspection(
        warehouse(),
        report(batch.id, { readings: [{ parameter: "lead", found: "measured", value: "" }] }),
      ),
      "inspection.readings_wrong",
    );
    await expectRefusal(
      recordInspection(warehouse(), report(batch.id, { templateCode: "", readings: [] })),
      "inspection.verdict_missing",
    );
    const written = await connection.db
      .select()
      .from(inspectionReports)
      .where(eq(inspectionReports.batchId, batch.id));
    expect(written).toEqual([]);
  });
});

describe("the rules about which goods owe a report", () => {
  it("are rows: what a row no longer asks is not asked", async () => {
    const batch = await buildBatch(connection, lamb, { state: "draft", releasedAt: null });
    await issueConformityCertificate(warehouse(), { batchId: batch.id });
    await expectRefusal(releaseBatch(warehouse(), { batchId: batch.id }), "batch.not_releasable");
    const turn = (beforeRelease: boolean) =>
      connection.db
        .update(inspectionRules)
        .set({ beforeRelease })
        .where(eq(inspectionRules.code, "livestock"));
    await turn(false);
    expect((await releaseBatch(warehouse(), { batchId: batch.id })).state).toBe("released");
    await turn(true);
  });
});

describe("getReportSheet", () => {
  it("offers the lists that fit the goods, to their supplier alone", async () => {
    const batch = await buildBatch(connection, lamb);
    const sheet = await getReportSheet(warehouse(), batch.id);
    expect(sheet.templates.map(({ code, parameters }) => [code, parameters.length])).toEqual([["meat", 5]]);
    await expectRefusal(getReportSheet(contextFor(connection, world.stranger), batch.id), "batch.not_found");
    await expectRefusal(getReportSheet(contextFor(connection, world.finance), batch.id), "actor.forbidden");
  });
});

describe("overrideVerdict", () => {
  async function failed() {
    const batch = await buildBatch(connection, lamb);
    const { id } = await recordInspection(warehouse(), report(batch.id, { readings: readings("0.21") }));
    return { batchId: batch.id, reportId: id, verdict: "passed" as const, reason: "复检 JC-2026-09 合格" };
  }

  it("changes the verdict with who and why, keeps what the rule said, and leaves the release to the supplier", async () => {
    const change = await failed();
    expect(await overrideVerdict(county(), change)).toMatchObject({
      verdict: "passed",
      ruleVerdict: "failed",
    });
    const kept = await connection.db
      .select()
      .from(inspectionOverrides)
      .where(eq(inspectionOverrides.reportId, change.reportId));
    expect(kept).toMatchObject([
      { fromVerdict: "failed", toVerdict: "passed", reason: change.reason, userId: world.county.userId },
    ]);
    expect(await stateOf(change.batchId)).toBe("on-hold");
    await issueConformityCertificate(warehouse(), { batchId: change.batchId });
    expect((await releaseBatch(warehouse(), { batchId: change.batchId })).state).toBe("released");
    expect((await auditOf(connection, change.batchId)).map(({ action }) => action)).toContain(
      "inspection.overridden",
    );
    const [code] = await connection.db
      .select({ code: batches.code })
      .from(batches)
      .where(eq(batches.id, change.batchId));
    const traced = await getTracedBatch(contextFor(connection, null), code!.code);
    expect(traced.reports[0]?.overrides).toMatchObject([{ reason: change.reason, person: null }]);
  });

  it("holds a released batch back when a pass is taken away", async () => {
    const batch = await buildBatch(connection, lamb);
    const { id } = await recordInspection(warehouse(), report(batch.id));
    await overrideVerdict(county(), {
      batchId: batch.id,
      reportId: id,
      verdict: "failed",
      reason: "报告系伪造",
    });
    expect(await stateOf(batch.id)).toBe("on-hold");
    await expectRefusal(releaseBatch(warehouse(), { batchId: batch.id }), "batch.not_releasable");
  });

  it("is refused to suppliers and other counties, twice, and under another batch", async () => {
    const change = await failed();
    const other = await buildBatch(connection, lamb);
    await expectRefusal(overrideVerdict(warehouse(), change), "actor.forbidden");
    await expectRefusal(
      overrideVerdict(contextFor(connection, world.otherCounty), change),
      "report.not_found",
    );
    await expectRefusal(overrideVerdict(contextFor(connection, world.district), change), "report.not_found");
    await expectRefusal(overrideVerdict(county(), { ...change, batchId: other.id }), "report.not_found");
    await expectRefusal(
      overrideVerdict(county(), { ...change, verdict: "failed" }),
      "inspection.verdict_unchanged",
    );
    await overrideVerdict(county(), change);
    await expectRefusal(overrideVerdict(county(), change), "inspection.verdict_unchanged");
    await expectRefusal(
      holdBatch(warehouse(), { batchId: change.batchId, reason: "x" }),
      "batch.wrong_state",
    );
  });
});
