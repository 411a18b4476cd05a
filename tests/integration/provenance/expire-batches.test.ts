import { asc, eq, inArray } from "drizzle-orm";
import { beforeAll, expect, it } from "vitest";
import { expireOverdueBatches } from "#app/domain/provenance/batch/expire.server.ts";
import type { Connection } from "#db/client.server.ts";
import { batches } from "#db/schema/provenance.server.ts";
import { batchStates } from "#db/vocabulary/provenance.ts";
import { buildBatch, buildProduct, buildSupplier, contextFor } from "#tests/support/builders.ts";
import { auditOf, catalogueVersion } from "#tests/support/catalogue.ts";
import { testDatabase } from "#tests/support/database.ts";

let connection: Connection;
let product: Awaited<ReturnType<typeof buildProduct>>;
beforeAll(async () => {
  connection = await testDatabase();
  product = await buildProduct(connection, await buildSupplier(connection));
});

const expireAt = (instant: string) => expireOverdueBatches(contextFor(connection, null, new Date(instant)));
const stateOf = async (id: string) =>
  (await connection.db.select({ state: batches.state }).from(batches).where(eq(batches.id, id)))[0]?.state;

it("ends a batch at midnight in Shanghai after its last day, also a leap day, once", async () => {
  const batch = await buildBatch(connection, product, {
    harvestedOn: "2028-01-01",
    packedOn: "2028-01-02",
    bestBeforeOn: "2028-02-29",
  });
  const version = await catalogueVersion(connection);
  expect(await expireAt("2028-02-29T15:59:59Z")).toEqual({ expired: 0 });
  expect(await stateOf(batch.id)).toBe("released");
  expect(await catalogueVersion(connection)).toBe(version);
  expect(await expireAt("2028-02-29T16:00:00Z")).toEqual({ expired: 1 });
  expect(await stateOf(batch.id)).toBe("expired");
  expect(await catalogueVersion(connection)).toBe(version + 1);
  expect(await auditOf(connection, batch.id)).toMatchObject([{ action: "batch.expired" }]);
  expect(await expireAt("2028-02-29T16:10:00Z")).toEqual({ expired: 0 });
  expect(await catalogueVersion(connection)).toBe(version + 1);
});

it("leaves every state alone but released and held, and whatever does not expire", async () => {
  const made = [];
  for (const state of batchStates)
    made.push(await buildBatch(connection, product, { state, bestBeforeOn: "2026-06-14" }));
  const endless = await buildBatch(connection, product, { bestBeforeOn: null });
  expect(await expireAt("2026-06-15T04:00:00Z")).toEqual({ expired: 2 });
  const rows = await connection.db
    .select({ id: batches.id, state: batches.state })
    .from(batches)
    .where(
      inArray(
        batches.id,
        made.map(({ id }) => id),
      ),
    )
    .orderBy(asc(batches.id));
  const after = new Map(rows.map(({ id, state }) => [id, state]));
  expect(made.map(({ id, state }) => [state, after.get(id)])).toEqual(
    batchStates.map((state) => [state, state === "released" || state === "on-hold" ? "expired" : state]),
  );
  expect(await stateOf(endless.id)).toBe("released");
});

it("catches up after a stop, however many are due", async () => {
  const days = Array.from({ length: 230 }, (_, day) =>
    new Date(Date.UTC(2026, 6, 1 + day)).toISOString().slice(0, 10),
  );
  for (const bestBeforeOn of days) await buildBatch(connection, product, { bestBeforeOn });
  expect(await expireAt("2027-12-01T00:00:00Z")).toEqual({ expired: 230 });
});
