import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { makeBatch } from "#app/domain/provenance/lineage/make.server.ts";
import { declareTraceError } from "#app/domain/provenance/trace/declare-error.server.ts";
import { recordTraceEvent } from "#app/domain/provenance/trace/record.server.ts";
import { getReviewedBatch, listReviewedBatches } from "#app/domain/reporting/review/batches.server.ts";
import { findTracedBatches, getTracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { getOwnBatch, listOwnBatches } from "#app/domain/reporting/supply/provenance.server.ts";
import type { Connection } from "#db/client.server.ts";
import { traceEvents, traceHeads } from "#db/schema/provenance.server.ts";
import { buildBatch, buildProduct, contextFor } from "#tests/support/builders.ts";
import { auditOf, buildSellingWorld } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
let world: Awaited<ReturnType<typeof buildSellingWorld>>;
let product: Awaited<ReturnType<typeof buildProduct>>;
beforeAll(async () => {
  connection = await testDatabase();
  world = await buildSellingWorld(connection);
  product = await buildProduct(connection, world.supplier);
});

const warehouse = () => contextFor(connection, world.warehouse);
const visitor = () => contextFor(connection, null);

const event = (
  batchId: string,
  kind: "harvested" | "packed" | "stored",
  edit: Record<string, string> = {},
) => ({
  batchId,
  kind,
  occurredAt: `2026-06-01T0${kind === "harvested" ? 6 : 9}:00`,
  placeZh: "茶场",
  ...edit,
});

const chainOf = (batchId: string) =>
  connection.db
    .select()
    .from(traceEvents)
    .where(eq(traceEvents.batchId, batchId))
    .orderBy(asc(traceEvents.sequence));

describe("recordTraceEvent", () => {
  it("writes what was weighed, where, and why in the words of the CBV", async () => {
    const batch = await buildBatch(connection, product);
    await recordTraceEvent(warehouse(), event(batch.id, "harvested", { quantityKilograms: "1,200.5" }));
    await recordTraceEvent(warehouse(), event(batch.id, "packed", { packs: "240" }));
    expect(await chainOf(batch.id)).toMatchObject([
      {
        hashVersion: 2,
        zoneOffsetMinutes: 480,
        placeRef: `base:${batch.baseId}`,
        businessStep: "commissioning",
        disposition: "active",
        quantityGrams: 1_200_500,
        packs: null,
        related: [],
      },
      { placeRef: null, businessStep: "packing", disposition: "container_closed", packs: 240 },
    ]);
  });

  it.each([{ quantityKilograms: "-1" }, { quantityKilograms: "0" }, { packs: "1.5" }, { packs: "0" }])(
    "refuses %j",
    async (edit) => {
      const batch = await buildBatch(connection, product);
      await expect(recordTraceEvent(warehouse(), event(batch.id, "packed", edit as never))).rejects.toThrow();
      expect(await chainOf(batch.id)).toEqual([]);
    },
  );

  it("keeps the end of the chain where the application cannot write it", async () => {
    const batch = await buildBatch(connection, product);
    await recordTraceEvent(warehouse(), event(batch.id, "harvested"));
    await recordTraceEvent(warehouse(), event(batch.id, "packed"));
    const chain = await chainOf(batch.id);
    const heads = await connection.db.select().from(traceHeads).where(eq(traceHeads.batchId, batch.id));
    expect(heads).toEqual([{ batchId: batch.id, length: 2, hash: chain.at(-1)?.hash, begun: 1, packed: 1 }]);
    await expect(
      connection.sql`update trace_heads set length = 1 where batch_id = ${batch.id}`,
    ).rejects.toMatchObject({ code: "42501" });
  });
});

describe("declareTraceError", () => {
  async function recorded() {
    const batch = await buildBatch(connection, product);
    await recordTraceEvent(warehouse(), event(batch.id, "harvested", { quantityKilograms: "10" }));
    await recordTraceEvent(warehouse(), event(batch.id, "packed", { quantityKilograms: "1000" }));
    return batch;
  }
  const wrong = (batchId: string, sequence: number) => ({
    batchId,
    sequence: String(sequence),
    errorReason: "incorrect-data" as const,
    noteZh: "少写两个零",
  });

  it("strikes the wrong event through and leaves room for the right one", async () => {
    const batch = await recorded();
    expect((await getOwnBatch(warehouse(), batch.id)).findings).toMatchObject([
      { code: "yield_above_inputs", sequences: [2] },
    ]);
    await declareTraceError(warehouse(), wrong(batch.id, 1));
    expect(await getOwnBatch(warehouse(), batch.id)).toMatchObject({
      toCorrect: [1],
      findings: [{ code: "harvest_missing" }],
    });
    await recordTraceEvent(
      warehouse(),
      event(batch.id, "harvested", { quantityKilograms: "1000", concernsSequence: "1" }),
    );
    const page = await getTracedBatch(visitor(), batch.code);
    expect(page.findings).toEqual([]);
    expect(page.chain).toMatchObject({ brokenAt: null, length: 4 });
    expect(
      page.events.map(({ kind, isErroneous, concernsSequence }) => [kind, isErroneous, concernsSequence]),
    ).toEqual([
      ["harvested", true, null],
      ["packed", false, null],
      ["declared-error", false, 1],
      ["harvested", false, 1],
    ]);
    expect(page.events[2]).toMatchObject({
      errorReason: "incorrect-data",
      noteZh: "少写两个零",
      userName: null,
    });
    expect(await auditOf(connection, batch.id)).toContainEqual(
      expect.objectContaining({ action: "trace_event.declared_erroneous", reason: "少写两个零" }),
    );
  });

  it("refuses to declare twice, to correct what is right, and what is not there", async () => {
    const batch = await recorded();
    await declareTraceError(warehouse(), wrong(batch.id, 1));
    await expectRefusal(declareTraceError(warehouse(), wrong(batch.id, 1)), "trace_event.already_declared");
    await expectRefusal(declareTraceError(warehouse(), wrong(batch.id, 3)), "trace_event.not_correctable");
    await expectRefusal(declareTraceError(warehouse(), wrong(batch.id, 9)), "trace_event.not_found");
    await expectRefusal(
      recordTraceEvent(warehouse(), event(batch.id, "packed", { concernsSequence: "2" })),
      "trace_event.nothing_to_correct",
    );
    await expect(declareTraceError(warehouse(), { ...wrong(batch.id, 2), noteZh: "" })).rejects.toThrow();
    expect(await chainOf(batch.id)).toHaveLength(3);
  });

  it("finds nothing for another supplier, and is for those who record", async () => {
    const batch = await recorded();
    const stranger = contextFor(connection, world.stranger);
    await expectRefusal(declareTraceError(stranger, wrong(batch.id, 1)), "batch.not_found");
    await expectRefusal(
      declareTraceError(contextFor(connection, world.finance), wrong(batch.id, 1)),
      "actor.forbidden",
    );
    expect(await chainOf(batch.id)).toHaveLength(2);
  });
});

describe("finding a batch by a typed code", () => {
  it("knows ours and the supplier's, however written, and never a draft", async () => {
    const theirs = await buildProduct(connection, world.otherSupplier);
    const ours = await buildBatch(connection, product, { supplierCode: "PA 2026-07" });
    const other = await buildBatch(connection, theirs, { supplierCode: "pa2026-07" });
    await buildBatch(connection, product, { supplierCode: "PA-2026-08", state: "draft" });
    const codes = async (typed: string, supplier?: string) =>
      (await findTracedBatches(visitor(), typed, supplier)).map(({ code }) => code).sort();
    expect(await codes(" pa-2026 07")).toEqual([ours.code, other.code].sort());
    expect(await codes("PA202607", world.supplier.id)).toEqual([ours.code]);
    expect(await codes(ours.code.toLowerCase())).toEqual([ours.code]);
    for (const nothing of ["PA-2026-08", "", "-", "%", "'; --"]) expect(await codes(nothing)).toEqual([]);

    expect((await listOwnBatches(warehouse(), { code: "pa 2026 07" })).rows.map(({ id }) => id)).toEqual([
      ours.id,
    ]);
    expect((await listOwnBatches(warehouse(), { code: other.code })).rows).toEqual([]);
  });
});

describe("the origins of a mix", () => {
  it("are told down to every base, with raw goods that never had a page of their own left without a code", async () => {
    const raw = await buildProduct(connection, world.supplier);
    const first = await buildBatch(connection, raw, { state: "draft", harvestedOn: "2026-04-01" });
    const second = await buildBatch(connection, raw, { harvestedOn: "2026-04-10" });
    const input = (kilograms: string, ...ids: string[]) => ({
      kind: "mixed" as const,
      productId: raw.id,
      packedOn: "2026-06-10",
      quantityKilograms: String(Number(kilograms) * ids.length),
      inputs: ids.map((batchId) => ({ batchId, kilograms })),
    });
    const mixed = await makeBatch(warehouse(), input("2", first.id, second.id));
    await connection.sql`update batches set state = 'released' where id = ${mixed.id}`;
    const page = await getTracedBatch(visitor(), mixed.code);
    expect(page.lineage.madeFrom.map(({ code }) => code).sort()).toEqual([second.code, null].sort());
    expect(page.origins).toMatchObject([{ firstHarvest: "2026-04-01", lastHarvest: "2026-04-10" }]);
    expect((await getTracedBatch(visitor(), second.code)).lineage.wentInto.map(({ code }) => code)).toEqual([
      mixed.code,
    ]);
    expect(await chainOf(mixed.id)).toMatchObject([
      {
        quantityGrams: 4_000,
        related: [
          { role: "input", batchId: first.id, grams: 2_000 },
          { role: "input", batchId: second.id, grams: 2_000 },
        ],
      },
    ]);
    expect(await chainOf(first.id)).toMatchObject([
      { quantityGrams: 2_000, related: [{ role: "output", batchId: mixed.id, grams: 4_000 }] },
    ]);
  });
});

describe("officials", () => {
  it("read the batches of the counties they answer for, drafts excepted", async () => {
    const batch = await buildBatch(connection, product, { supplierCode: "OFF-1" });
    const draft = await buildBatch(connection, product, { state: "draft" });
    const county = contextFor(connection, world.county);
    expect((await listReviewedBatches(county, { code: "off1" })).rows.map(({ id }) => id)).toEqual([
      batch.id,
    ]);
    expect(await getReviewedBatch(county, batch.id)).toMatchObject({
      batch: { code: batch.code },
      findings: [{ code: "harvest_missing" }, { code: "packing_missing" }],
    });
    await expectRefusal(getReviewedBatch(county, draft.id), "batch.not_found");
    await expectRefusal(getReviewedBatch(county, "forged"), "batch.not_found");
    await expectRefusal(getReviewedBatch(warehouse(), batch.id), "actor.forbidden");
  });
});
