import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { consumeBatches } from "#app/domain/provenance/batch/consume.server.ts";
import { createBatch } from "#app/domain/provenance/batch/create.server.ts";
import { holdBatch } from "#app/domain/provenance/batch/hold.server.ts";
import { issueConformityCertificate } from "#app/domain/provenance/batch/issue-conformity.server.ts";
import { releaseBatch } from "#app/domain/provenance/batch/release.server.ts";
import { recordInspection } from "#app/domain/provenance/inspection/record.server.ts";
import { firstBreak } from "#app/domain/provenance/trace/chain.ts";
import { recordTraceEvent } from "#app/domain/provenance/trace/record.server.ts";
import { getOwnConformity } from "#app/domain/reporting/supply/conformity.server.ts";
import { dayOf } from "#app/kernel/calendar.ts";
import type { ErrorCode } from "#app/kernel/errors.ts";
import type { Connection } from "#db/client.server.ts";
import { batches, conformityCertificates, traceEvents } from "#db/schema/provenance.server.ts";
import { type BatchState, batchStates } from "#db/vocabulary/provenance.ts";
import { buildFile } from "#tests/support/build-file.ts";
import { buildBatch, buildProduct, contextFor } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld, catalogueVersion } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
let product: Awaited<ReturnType<typeof buildProduct>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
  product = await buildProduct(connection, world.supplier, { shelfLifeDays: 540 });
});

const warehouse = () => contextFor(connection, world.warehouse);

async function batchOf(id: string) {
  const [row] = await connection.db.select().from(batches).where(eq(batches.id, id));
  return row!;
}

async function chainOf(batchId: string) {
  return connection.db
    .select()
    .from(traceEvents)
    .where(eq(traceEvents.batchId, batchId))
    .orderBy(asc(traceEvents.sequence));
}

async function withConformity(batchId: string) {
  await issueConformityCertificate(warehouse(), { batchId });
}

const form = (edit: Record<string, string> = {}) => ({
  productId: product.id,
  harvestedOn: "2026-06-01",
  packedOn: "2026-06-02",
  quantityKilograms: "1,200.5",
  ...edit,
});

describe("createBatch", () => {
  it("begins a draft from the product's base, with a code of ours and a last day from the shelf life", async () => {
    const batch = await createBatch(warehouse(), form());
    expect(batch).toMatchObject({
      state: "draft",
      baseId: product.baseId,
      quantityGrams: 1_200_500,
      dispatchedGrams: 0,
      bestBeforeOn: "2027-11-24",
      supplierCode: null,
    });
    expect(batch.code).toMatch(/^[2-9A-HJ-NP-Z]{10}$/);
    expect(await auditOf(connection, batch.id)).toMatchObject([{ action: "batch.created" }]);
  });

  it("begins its timeline with harvest and packing where that is asked for", async () => {
    const batch = await createBatch(warehouse(), { ...form(), recordsSteps: true });
    const chain = await chainOf(batch.id);
    expect(chain.map(({ kind, occurredAt, placeRef }) => [kind, dayOf(occurredAt), placeRef])).toEqual([
      ["harvested", "2026-06-01", `base:${product.baseId}`],
      ["packed", "2026-06-02", `base:${product.baseId}`],
    ]);
    expect(await chainOf((await createBatch(warehouse(), form())).id)).toEqual([]);
  });

  it.each<[Record<string, string>, ErrorCode]>([
    [{ packedOn: "2026-05-31" }, "batch.dates_impossible"],
    [{ packedOn: "2026-06-16" }, "batch.dates_impossible"],
    [{ bestBeforeOn: "2026-06-01" }, "batch.dates_impossible"],
    [{ baseId: "forged" }, "base.not_found"],
    [{ productId: "forged" }, "product.not_found"],
  ])("refuses %j: %s", async (edit, code) => {
    await expectRefusal(createBatch(warehouse(), form(edit)), code);
  });

  it("refuses the supplier's own code twice", async () => {
    await createBatch(warehouse(), form({ supplierCode: "PA-01" }));
    await expectRefusal(createBatch(warehouse(), form({ supplierCode: "PA-01" })), "batch.code_taken");
  });

  it("refuses another's product and base, and the finance role", async () => {
    const theirs = await buildProduct(connection, world.otherSupplier);
    await expectRefusal(createBatch(warehouse(), form({ productId: theirs.id })), "product.not_found");
    await expectRefusal(createBatch(warehouse(), form({ baseId: theirs.baseId! })), "base.not_found");
    await expectRefusal(createBatch(contextFor(connection, world.finance), form()), "actor.forbidden");
  });
});

describe("issueConformityCertificate", () => {
  it("fills the six fields from what is on record, once", async () => {
    const batch = await createBatch(warehouse(), form());
    await withConformity(batch.id);
    const [certificate] = await connection.db
      .select()
      .from(conformityCertificates)
      .where(eq(conformityCertificates.batchId, batch.id));
    expect(certificate).toMatchObject({
      productName: "普安红茶",
      quantity: "1,200.5 公斤",
      origin: "贵州省黔西南州普安县江西坡镇（茶场）",
      issuedOn: "2026-06-15",
      promiser: world.supplier.name,
      contact: "13800000000",
    });
    await expectRefusal(
      issueConformityCertificate(warehouse(), { batchId: batch.id }),
      "batch.conformity_certificate_issued",
    );
  });

  it("finds nothing for another supplier", async () => {
    const batch = await buildBatch(connection, product);
    const input = { batchId: batch.id };
    await expectRefusal(
      issueConformityCertificate(contextFor(connection, world.stranger), input),
      "batch.not_found",
    );
    await expectRefusal(
      issueConformityCertificate(contextFor(connection, world.finance), input),
      "actor.forbidden",
    );
  });
});

describe("the label of a conformity certificate", () => {
  it("says what was issued, to its supplier alone, and what was issued is never taken away", async () => {
    const batch = await createBatch(warehouse(), form());
    await expectRefusal(getOwnConformity(warehouse(), batch.id), "batch.not_found");
    await withConformity(batch.id);
    expect(await getOwnConformity(warehouse(), batch.id)).toMatchObject({
      batch: { code: batch.code },
      conformity: { quantity: "1,200.5 公斤", promiser: world.supplier.name },
    });
    await expectRefusal(
      getOwnConformity(contextFor(connection, world.stranger), batch.id),
      "batch.not_found",
    );
    await expect(
      connection.sql`delete from conformity_certificates where batch_id = ${batch.id}`,
    ).rejects.toMatchObject({ code: "42501" });
  });
});

describe("releaseBatch", () => {
  it.each(batchStates)("of a %s batch", async (state) => {
    const batch = await buildBatch(connection, product, { state });
    await withConformity(batch.id);
    const version = await catalogueVersion(connection);
    const releasing = releaseBatch(warehouse(), { batchId: batch.id });
    if (state === "draft" || state === "on-hold") {
      expect(await releasing).toMatchObject({ state: "released" });
      expect(await catalogueVersion(connection)).toBe(version + 1);
      expect((await auditOf(connection, batch.id)).at(-1)).toMatchObject({ action: "batch.released" });
    } else {
      await expectRefusal(releasing, "batch.wrong_state");
      expect((await batchOf(batch.id)).state).toBe(state);
    }
  });

  it("waits for the conformity certificate and stops at a failed report, naming both", async () => {
    const batch = await createBatch(warehouse(), form());
    await recordInspection(warehouse(), { ...report(batch.id), verdict: "failed" });
    const refusal = await expectRefusal(
      releaseBatch(warehouse(), { batchId: batch.id }),
      "batch.not_releasable",
    );
    expect(refusal.issues.map((issue) => issue.code)).toEqual([
      "batch.conformity_certificate_missing",
      "batch.inspection_failed",
    ]);
    expect((await batchOf(batch.id)).state).toBe("draft");
  });

  it("waits for a passing report where the law asks for one", async () => {
    const meat = await buildProduct(connection, world.supplier, { processing: "livestock" });
    const batch = await buildBatch(connection, meat, { state: "draft" });
    await withConformity(batch.id);
    const refusal = await expectRefusal(
      releaseBatch(warehouse(), { batchId: batch.id }),
      "batch.not_releasable",
    );
    expect(refusal.issues.map((issue) => issue.code)).toEqual(["batch.inspection_missing"]);
    await recordInspection(warehouse(), report(batch.id));
    expect(await releaseBatch(warehouse(), { batchId: batch.id })).toMatchObject({ state: "released" });
  });

  it("finds nothing for another supplier", async () => {
    const batch = await buildBatch(connection, product, { state: "draft" });
    const input = { batchId: batch.id };
    await expectRefusal(releaseBatch(contextFor(connection, world.stranger), input), "batch.not_found");
    await expectRefusal(releaseBatch(contextFor(connection, world.county), input), "actor.forbidden");
    await expectRefusal(releaseBatch(warehouse(), { batchId: "forged" }), "batch.not_found");
  });
});

describe("holdBatch", () => {
  it.each(batchStates)("of a %s batch", async (state) => {
    const batch = await buildBatch(connection, product, { state });
    const holding = holdBatch(warehouse(), { batchId: batch.id, reason: "包装破损" });
    if (state === "released") {
      expect(await holding).toMatchObject({ state: "on-hold" });
      expect((await auditOf(connection, batch.id)).at(-1)).toMatchObject({ reason: "包装破损" });
    } else await expectRefusal(holding, "batch.wrong_state");
  });

  it("finds nothing for another supplier", async () => {
    const batch = await buildBatch(connection, product);
    const input = { batchId: batch.id, reason: "x" };
    await expectRefusal(holdBatch(contextFor(connection, world.stranger), input), "batch.not_found");
    await expectRefusal(holdBatch(contextFor(connection, world.finance), input), "actor.forbidden");
    expect(await batchOf(batch.id)).toEqual(batch);
  });
});

describe("recordTraceEvent", () => {
  const event = (batchId: string, occurredAt = "2026-06-15T11:59") => ({
    batchId,
    kind: "stored" as const,
    occurredAt,
    placeZh: "普安冷库",
    temperature: "-18.5",
  });

  it("chains each event to the one before it, on the clock of Shanghai", async () => {
    const batch = await buildBatch(connection, product);
    await recordTraceEvent(warehouse(), event(batch.id, "2026-06-01T08:00"));
    await recordTraceEvent(warehouse(), event(batch.id));
    const chain = await chainOf(batch.id);
    expect(chain.map((row) => row.occurredAt.toISOString())).toEqual([
      "2026-06-01T00:00:00.000Z",
      "2026-06-15T03:59:00.000Z",
    ]);
    expect(chain[0]).toMatchObject({
      sequence: 1,
      temperatureCentiC: -1850,
      actorUserId: world.warehouse.userId,
    });
    expect(chain[1]?.previousHash).toBe(chain[0]?.hash);
    expect(firstBreak(chain)).toBeNull();
  });

  it("does not foretell, and does not write what other acts write", async () => {
    const batch = await buildBatch(connection, product);
    await expectRefusal(
      recordTraceEvent(warehouse(), event(batch.id, "2026-06-15T12:01")),
      "trace_event.in_future",
    );
    for (const wrong of [
      { kind: "accepted" as never },
      { occurredAt: "2026-02-30T10:00" },
      { temperature: "x" },
    ])
      await expect(recordTraceEvent(warehouse(), { ...event(batch.id), ...wrong })).rejects.toThrow();
    expect(await chainOf(batch.id)).toEqual([]);
  });

  it("finds nothing for another supplier", async () => {
    const batch = await buildBatch(connection, product);
    const stranger = contextFor(connection, world.stranger);
    await expectRefusal(recordTraceEvent(stranger, event(batch.id)), "batch.not_found");
    const finance = contextFor(connection, world.finance);
    await expectRefusal(recordTraceEvent(finance, event(batch.id)), "actor.forbidden");
  });
});

const report = (batchId: string) => ({
  batchId,
  number: "DEMO-2026-001",
  laboratory: "黔西南州检验检测院",
  method: "GB 2763-2021",
  sampledOn: "2026-06-05",
  reportedOn: "2026-06-10",
  verdict: "passed" as const,
});

describe("recordInspection", () => {
  it("stands on the batch's timeline with its document", async () => {
    const batch = await buildBatch(connection, product);
    const file = await buildFile(connection, world.supplier);
    expect(await recordInspection(warehouse(), { ...report(batch.id), fileId: file.id })).toMatchObject({
      verdict: "passed",
      fileId: file.id,
    });
    expect(await chainOf(batch.id)).toMatchObject([{ kind: "inspected", placeZh: "黔西南州检验检测院" }]);
    expect((await batchOf(batch.id)).state).toBe("released");
  });

  it("holds a released batch back when it failed", async () => {
    const batch = await buildBatch(connection, product);
    await recordInspection(warehouse(), { ...report(batch.id), verdict: "failed" });
    expect((await batchOf(batch.id)).state).toBe("on-hold");
  });

  it("refuses impossible days, another's document and another's batch", async () => {
    const batch = await buildBatch(connection, product);
    for (const days of [{ sampledOn: "2026-06-11" }, { reportedOn: "2026-06-16" }])
      await expectRefusal(
        recordInspection(warehouse(), { ...report(batch.id), ...days }),
        "inspection.dates_impossible",
      );
    const theirs = await buildFile(connection, world.otherSupplier);
    await expectRefusal(
      recordInspection(warehouse(), { ...report(batch.id), fileId: theirs.id }),
      "file.not_found",
    );
    await expectRefusal(
      recordInspection(contextFor(connection, world.stranger), report(batch.id)),
      "batch.not_found",
    );
    await expectRefusal(
      recordInspection(contextFor(connection, world.finance), report(batch.id)),
      "actor.forbidden",
    );
    expect(await chainOf(batch.id)).toEqual([]);
  });
});

describe("consumeBatches", () => {
  const draw = (batchId: string, grams: number) => ({ batchId, productId: product.id, grams });
  const consume = (draws: ReturnType<typeof draw>[], day = "2026-06-15") =>
    inTransaction(warehouse(), (ctx) => consumeBatches(ctx, draws, day));

  it("sums the draws on one batch, and depletes it", async () => {
    const batch = await buildBatch(connection, product, { quantityGrams: 1000 });
    await consume([draw(batch.id, 300), draw(batch.id, 300)]);
    expect(await batchOf(batch.id)).toMatchObject({ state: "released", dispatchedGrams: 600 });
    await consume([draw(batch.id, 400)]);
    expect(await batchOf(batch.id)).toMatchObject({ state: "depleted", dispatchedGrams: 1000 });
  });

  it("never takes more than there is, though no draw alone does", async () => {
    const batch = await buildBatch(connection, product, { quantityGrams: 1000 });
    const refusal = await expectRefusal(
      consume([draw(batch.id, 600), draw(batch.id, 500)]),
      "batch.quantity_exceeded",
    );
    expect(refusal.details).toEqual({ code: batch.code, grams: 1000 });
    expect(await batchOf(batch.id)).toEqual(batch);
  });

  it.each<BatchState>(["draft", "on-hold", "recalled", "depleted", "expired"])(
    "takes nothing from a %s batch",
    async (state) => {
      const batch = await buildBatch(connection, product, { state });
      await expectRefusal(consume([draw(batch.id, 1)]), "batch.not_dispatchable");
    },
  );

  it("takes nothing past the last day of sale, from another product or from another supplier", async () => {
    const batch = await buildBatch(connection, product, { bestBeforeOn: "2026-06-15" });
    await expectRefusal(consume([draw(batch.id, 1)], "2026-06-16"), "batch.not_dispatchable");
    const other = await buildProduct(connection, world.supplier);
    await expectRefusal(consume([{ ...draw(batch.id, 1), productId: other.id }]), "batch.not_found");
    const theirs = await buildBatch(connection, await buildProduct(connection, world.otherSupplier));
    await expectRefusal(consume([draw(theirs.id, 1)]), "batch.not_found");
    await expectRefusal(consume([draw("forged", 1)]), "batch.not_found");
    expect(await batchOf(batch.id)).toEqual(batch);
  });
});
