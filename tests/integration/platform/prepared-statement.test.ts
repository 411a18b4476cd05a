import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { expect, it } from "vitest";
import type { Queryable } from "#app/domain/core/context.ts";
import { prepared, preparedForList } from "#app/domain/core/prepared.server.ts";
import { inTransaction, sqlStateOf, together } from "#app/domain/core/transaction.server.ts";
import { counties, districts } from "#db/schema/accounts.server.ts";
import { auditEvents, numberSeries } from "#db/schema/core.server.ts";
import { contextFor } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";

const readCounties = prepared(["codes"], (db, { codes }) =>
  db
    .select({ code: counties.code })
    .from(counties)
    .where(sql`${counties.code} = any(${codes})`)
    .orderBy(asc(counties.code)),
);

const readListed = preparedForList(["name"], (db, { name }, codes) =>
  db
    .select({ code: counties.code })
    .from(counties)
    .where(and(inArray(counties.code, codes), sql`${counties.nameZh} <> ${name}`))
    .orderBy(asc(counties.code)),
);

const insertSeries = prepared(["series", "last"], (db, values) =>
  db.insert(numberSeries).values(values).returning(),
);
const raiseSeries = prepared(
  ["series"],
  (_db, { series }) =>
    sql<{ last: number }>`update number_series set last = last + 1 where series = ${series} returning last`,
);

it("gives each call its own rows, and PostgreSQL one statement for lists of any length", async () => {
  const ctx = contextFor(await testDatabase(), null);
  await inTransaction(ctx, async (tx) => {
    expect(await readCounties(tx, { codes: ["522323"] })).toEqual([{ code: "522323" }]);
    expect(await readCounties(tx, { codes: ["522301", "522323"] })).toHaveLength(2);
    expect(await readCounties(tx, { codes: [] })).toEqual([]);
    const statements = await tx.db.execute(
      sql`select 1 from pg_prepared_statements where statement like '%"code" = any(%'`,
    );
    expect(statements).toHaveLength(1);
  });
  expect(await readCounties(ctx, { codes: ["522323"] })).toEqual([{ code: "522323" }]);
});

it("names every item of a list, each length with a text of its own", async () => {
  const ctx = contextFor(await testDatabase(), null);
  expect(await readListed(ctx, { name: "" }, ["522323", "522301"])).toHaveLength(2);
  expect(await readListed(ctx, { name: "普安县" }, ["522323", "522301"])).toEqual([{ code: "522301" }]);
  expect(await readListed(ctx, { name: "" }, ["522323"])).toEqual([{ code: "522323" }]);
});

it("writes null as null and instants as their columns do, and refuses a value that is missing", async () => {
  const ctx = contextFor(await testDatabase(), null);
  const insertEvent = prepared(["occurredAt", "before", "subjectId"], (db, values) =>
    db
      .insert(auditEvents)
      .values({ ...values, action: "test.prepared", subjectType: "test", requestId: "test" })
      .returning(),
  );
  const occurredAt = new Date("2026-01-02T03:04:05.678Z");
  await inTransaction(ctx, async (tx) => {
    const [event] = await insertEvent(tx, { occurredAt, before: null, subjectId: "a" });
    expect(event).toMatchObject({ occurredAt, before: null, after: null, subjectId: "a" });
    const [other] = await insertEvent(tx, { occurredAt, before: { state: "草稿" }, subjectId: "b" });
    expect(other).toMatchObject({ before: { state: "草稿" } });
  });
  const incomplete = { occurredAt, before: null } as unknown as Parameters<typeof insertEvent>[1];
  await expect(async () => insertEvent(ctx, incomplete)).rejects.toThrow('no value for "subjectId"');
});

it("reads rows as the query builder does, those of a left join too, and gives each row its own", async () => {
  const ctx = contextFor(await testDatabase(), null);
  const some = (db: Queryable) => ({
    events: db.select().from(auditEvents).orderBy(asc(auditEvents.id)).limit(3),
    places: db
      .select({
        code: districts.code,
        county: { code: counties.code, nameZh: counties.nameZh },
        isFound: sql<boolean>`${counties.nameZh} is not null`.as("is_found"),
      })
      .from(districts)
      .leftJoin(counties, eq(counties.code, sql`case ${districts.code} when '441302' then '522323' end`))
      .orderBy(asc(districts.code)),
  });
  const built = some(ctx.db);
  const readEvents = prepared([], (db) => some(db).events);
  const readPlaces = prepared([], (db) => some(db).places);
  const [first, second] = [await readEvents(ctx, {}), await readEvents(ctx, {})];
  expect(first.length).toBeGreaterThan(1);
  expect(first).toEqual(await built.events);
  expect(second).toEqual(first);
  expect(second[0]).not.toBe(first[0]);
  expect(await readPlaces(ctx, {})).toEqual(await built.places);
});

it("runs statements sent together in the order of their calls, whichever way they are written", async () => {
  const ctx = contextFor(await testDatabase(), null);
  for (const series of ["order-1", "order-2", "order-3"]) {
    await inTransaction(ctx, async (tx) => {
      const [inserted, [raised], [again], read] = await together(
        insertSeries(tx, { series, last: 1 }),
        raiseSeries(tx, { series }),
        raiseSeries(tx, { series }),
        tx.db.select().from(numberSeries).where(eq(numberSeries.series, series)),
      );
      expect([inserted[0]?.last, raised?.last, again?.last, read[0]?.last]).toEqual([1, 2, 3, 3]);
    });
  }
});

it("throws what failed first of statements sent together, and writes none of them", async () => {
  const ctx = contextFor(await testDatabase(), null);
  await inTransaction(ctx, (tx) => insertSeries(tx, { series: "taken", last: 1 }));
  const act = inTransaction(ctx, (tx) =>
    together(
      raiseSeries(tx, { series: "taken" }),
      insertSeries(tx, { series: "taken", last: 9 }),
      insertSeries(tx, { series: "never", last: 1 }),
    ),
  );
  await expect(act).rejects.toSatisfy((error) => sqlStateOf(error) === "23505");
  expect(await raiseSeries(ctx, { series: "taken" })).toEqual([{ last: 2 }]);
  expect(await raiseSeries(ctx, { series: "never" })).toEqual([]);
});
