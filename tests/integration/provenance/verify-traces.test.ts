import { beforeAll, beforeEach, expect, it } from "vitest";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { appendTraceEvents } from "#app/domain/provenance/trace/append.server.ts";
import { hashOf } from "#app/domain/provenance/trace/chain.ts";
import { verifyTraces } from "#app/domain/provenance/trace/verify.server.ts";
import { getTracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildBatch, buildMember, buildProduct, buildSupplier, contextFor } from "#tests/support/builders.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";

let connection: Connection;
let owner: Connection;
let product: Awaited<ReturnType<typeof buildProduct>>;
let member: Awaited<ReturnType<typeof buildMember>>;
beforeAll(async () => {
  connection = await testDatabase();
  owner = await testOwner();
  const supplier = await buildSupplier(connection);
  member = await buildMember(connection, supplier, ["supplier-warehouse"]);
  product = await buildProduct(connection, supplier);
});

/** Empties what earlier tests bent, as only the owner of the tables can. */
beforeEach(() => unguarded("delete from trace_events", "delete from trace_heads"));

async function unguarded(...statements: string[]): Promise<void> {
  await owner.sql.begin(async (tx) => {
    await tx.unsafe("alter table trace_events disable trigger user");
    for (const statement of statements) await tx.unsafe(statement);
    await tx.unsafe("alter table trace_events enable trigger user");
  });
}

/** Two batches with four events each; the second is the one that is bent. */
async function twoChains() {
  const first = await buildBatch(connection, product);
  const second = await buildBatch(connection, product);
  for (const { id } of [first, second])
    await inTransaction(contextFor(connection, member), (ctx) =>
      appendTraceEvents(
        ctx,
        (["harvested", "processed", "packed", "stored"] as const).map((kind, hour) => ({
          batchId: id,
          kind,
          occurredAt: new Date(`2026-06-01T0${hour}:00:00.123Z`),
          placeZh: "茶场",
          quantityGrams: 1_000_000 - hour,
          related: [{ role: "input" as const, batchId: first.id, grams: 5 }],
        })),
      ),
    );
  return second;
}

it("agrees with chains that nobody touched, and reads older rows as they were written", async () => {
  const batch = await twoChains();
  const old = await buildBatch(connection, product);
  const row = {
    batchId: old.id,
    sequence: 1,
    kind: "packed" as const,
    occurredAt: new Date("2025-06-01T00:00:00Z"),
    recordedAt: new Date("2025-06-01T00:00:00Z"),
    placeZh: "老茶场",
    noteZh: "",
    zoneOffsetMinutes: 480,
    placeRef: null,
    businessStep: null,
    disposition: null,
    actorUserId: null,
    actorOrganisationId: null,
    deliveryId: null,
    quantityGrams: null,
    packs: null,
    related: [],
    temperatureCentiC: null,
    concernsSequence: null,
    errorReason: null,
  };
  const start = "0".repeat(64);
  await connection.sql`insert into trace_events (batch_id, sequence, kind, occurred_at, recorded_at, place_zh, previous_hash, hash)
    values (${old.id}, 1, 'packed', '2025-06-01T00:00:00Z', '2025-06-01T00:00:00Z', '老茶场', ${start}, ${hashOf(row, start, 1)})`;
  expect(await verifyTraces(connection.sql)).toEqual({ chains: 3, events: 9, broken: [], brokenCount: 0 });
  expect((await getTracedBatch(contextFor(connection, null), batch.code)).chain.brokenAt).toBeNull();
});

const of = (id: string, sequence: number) => `batch_id = '${id}' and sequence = ${sequence}`;

it.each<[string, (id: string) => string[], number, string]>([
  [
    "a changed amount",
    (id) => [`update trace_events set quantity_grams = 7 where ${of(id, 2)}`],
    2,
    "content",
  ],
  [
    "a changed place",
    (id) => [`update trace_events set place_ref = 'base:x' where ${of(id, 3)}`],
    3,
    "content",
  ],
  [
    "a changed related batch",
    (id) => [`update trace_events set related = '[]' where ${of(id, 1)}`],
    1,
    "content",
  ],
  [
    "a changed instant",
    (id) => [`update trace_events set occurred_at = occurred_at - interval '1 ms' where ${of(id, 4)}`],
    4,
    "content",
  ],
  ["a removed event", (id) => [`delete from trace_events where ${of(id, 2)}`], 2, "sequence"],
  ["a removed first event", (id) => [`delete from trace_events where ${of(id, 1)}`], 1, "sequence"],
  ["a removed last event", (id) => [`delete from trace_events where ${of(id, 4)}`], 4, "end-missing"],
  [
    "a chain removed as a whole",
    (id) => [`delete from trace_events where batch_id = '${id}'`],
    1,
    "end-missing",
  ],
  [
    "an event put in at the end",
    (id) => [
      `insert into trace_events (batch_id, sequence, kind, occurred_at, recorded_at, place_zh, previous_hash, hash)
       select batch_id, 5, kind, occurred_at, recorded_at, '别处', hash, repeat('a', 64) from trace_events where ${of(id, 4)}`,
    ],
    5,
    "content",
  ],
  [
    "an event put in between",
    (id) => [
      `update trace_events set sequence = sequence + 10 where batch_id = '${id}' and sequence > 2`,
      `update trace_events set sequence = sequence - 9 where batch_id = '${id}' and sequence > 10`,
      `insert into trace_events (batch_id, sequence, kind, occurred_at, recorded_at, place_zh, previous_hash, hash)
       select batch_id, 3, kind, occurred_at, recorded_at, '别处', hash, repeat('a', 64) from trace_events where ${of(id, 2)}`,
    ],
    3,
    "content",
  ],
  [
    "two events that changed places",
    (id) => [
      `update trace_events set sequence = 100 where ${of(id, 2)}`,
      `update trace_events set sequence = 2 where ${of(id, 3)}`,
      `update trace_events set sequence = 3 where ${of(id, 100)}`,
    ],
    2,
    "previous-hash",
  ],
  ["a forgotten end", (id) => [`delete from trace_heads where batch_id = '${id}'`], 5, "end-unknown"],
  [
    "a last event taken away together with its end's length",
    (id) => [
      `delete from trace_events where ${of(id, 4)}`,
      `update trace_heads set length = 3 where batch_id = '${id}'`,
    ],
    4,
    "end-missing",
  ],
])("finds %s", async (_, bend, sequence, problem) => {
  const batch = await twoChains();
  await unguarded(...bend(batch.id));
  expect((await verifyTraces(connection.sql)).broken).toEqual([{ batchCode: batch.code, sequence, problem }]);
  expect((await getTracedBatch(contextFor(connection, null), batch.code)).chain.brokenAt).toBe(sequence);
});

it("counts every broken chain and tells the first of them", async () => {
  await twoChains();
  await unguarded("update trace_events set note_zh = '改' where sequence = 2");
  const verified = await verifyTraces(connection.sql);
  expect(verified).toMatchObject({ chains: 2, events: 8, brokenCount: 2 });
  expect(verified.broken).toHaveLength(2);
});
