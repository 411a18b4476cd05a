import { beforeAll, expect, it } from "vitest";
import { rehearseRecall } from "#app/domain/recall/impact/rehearse.server.ts";
import { openRecall } from "#app/flows/open-recall.server.ts";
import type { Connection } from "#db/client.server.ts";
import { batchInputs } from "#db/schema/provenance.server.ts";
import { buildBatch, contextFor } from "#tests/support/builders.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { buildSpread, recallForm, type Spread } from "#tests/support/recalled.ts";

let connection: Connection;
let spread: Spread;
beforeAll(async () => {
  connection = await testDatabase();
  spread = await buildSpread(connection);
});

/** Every row of every table with the transaction that wrote it and where it lies, and every sequence. */
async function everyBit({ sql }: Connection): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
  const rows = await sql.unsafe(
    tables
      .map(
        ({ name }) =>
          `select '${name}' as name, count(*) || md5(coalesce(string_agg(t.xmin || ' ' || t.ctid || t::text, '|' order by t.ctid), '')) as bits from ${name} t`,
      )
      .join(" union all "),
  );
  const sequences = await sql<{ name: string; last: string }[]>`
    select schemaname || '.' || sequencename as name, coalesce(last_value::text, '-') as last from pg_sequences`;
  return Object.fromEntries([
    ...rows.map((row) => [row.name as string, row.bits as string]),
    ...sequences.map(({ name, last }) => [name, last]),
  ]);
}

it("finds institutions, quantities and contacts, and leaves the database bit for bit as it was", async () => {
  const owner = await testOwner();
  const before = await everyBit(owner);
  expect(Object.keys(before).length).toBeGreaterThan(60);
  const rehearsal = await rehearseRecall(contextFor(connection, spread.manager), spread.bad.id);
  expect(await everyBit(owner)).toEqual(before);

  expect(rehearsal.batches.map(({ id, isRoot }) => [id, isRoot])).toEqual([
    [spread.bad.id, true],
    [spread.mixed.id, false],
  ]);
  expect(rehearsal.impact.totals).toEqual({
    batches: 2,
    institutions: 2,
    orders: 2,
    deliveries: 2,
    sentGrams: 30 * 250,
    keptGrams: 20 * 250,
    underWayGrams: 10 * 250,
    notKeptGrams: 0,
    storeGrams: 57_000 + 55_500,
  });
  expect(
    rehearsal.impact.institutions.map((one) => [one.institutionId, one.contactPhone, one.keptGrams]),
  ).toEqual([
    [spread.institution.id, "13800000000", 5_000],
    [spread.hospital.id, "13800000000", 0],
  ]);
  expect(rehearsal.lines.map((line) => [line.sentPacks, line.isUnderWay, line.placePhone]).sort()).toEqual([
    [10, true, "13900000000"],
    [12, false, "13900000000"],
    [8, false, "13900000000"],
  ]);
  expect(rehearsal.elapsedMs).toBeGreaterThan(0);
});

it("says the same as the recall then does", async () => {
  const own = await buildSpread(connection);
  const rehearsal = await rehearseRecall(contextFor(connection, own.manager), own.bad.id);
  const recall = await openRecall(contextFor(connection, own.manager), recallForm(own.bad.id));
  const [row] = await connection.sql<{ notices: number; lines: number; batches: number }[]>`
    select (select count(*)::int from recall_notices where recall_id = ${recall.id}) as notices,
      (select count(*)::int from recall_notice_lines l join recall_notices n on n.id = l.notice_id
       where n.recall_id = ${recall.id}) as lines,
      (select count(*)::int from recall_batches where recall_id = ${recall.id}) as batches`;
  expect(row).toEqual({
    notices: rehearsal.impact.totals.institutions,
    lines: rehearsal.lines.length,
    batches: rehearsal.impact.totals.batches,
  });
});

it("walks a diamond once: a batch reached by two ways counts once", async () => {
  const { supplier, product, manager } = spread;
  const [root, left, right, end] = await Promise.all(
    Array.from({ length: 4 }, () => buildBatch(connection, product)),
  );
  const inputs = (made: string, sources: string[]) =>
    connection.db
      .insert(batchInputs)
      .values(
        sources.map((sourceId) => ({ organisationId: supplier.id, batchId: made, sourceId, grams: 1 })),
      );
  await inputs(left!.id, [root!.id]);
  await inputs(right!.id, [root!.id]);
  await inputs(end!.id, [left!.id, right!.id]);
  const rehearsal = await rehearseRecall(contextFor(connection, manager), root!.id);
  expect(rehearsal.batches.map(({ id }) => id).sort()).toEqual(
    [root!.id, left!.id, right!.id, end!.id].sort(),
  );
});

it("is for the supplier and the offices over its county, and hidden from others", async () => {
  const stranger = (await buildSpread(connection)).manager;
  for (const actor of [spread.warehouse, spread.county, spread.prefecture])
    await expect(rehearseRecall(contextFor(connection, actor), spread.bad.id)).resolves.toMatchObject({
      batch: { code: spread.bad.code },
    });
  for (const actor of [stranger, spread.otherCounty, spread.district])
    await expectRefusal(rehearseRecall(contextFor(connection, actor), spread.bad.id), "batch.not_found");
  for (const actor of [spread.receiver, spread.requester])
    await expectRefusal(rehearseRecall(contextFor(connection, actor), spread.bad.id), "actor.forbidden");
  await expectRefusal(rehearseRecall(contextFor(connection, spread.manager), "x'--"), "batch.not_found");
});
