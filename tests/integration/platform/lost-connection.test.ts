import { sql as query } from "drizzle-orm";
import { expect, it } from "vitest";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { connect } from "#db/client.server.ts";
import { buildSupplier, contextFor } from "#tests/support/builders.ts";
import { testDatabase, testDatabaseUrls, testOwner } from "#tests/support/database.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Ends a session from outside and waits until it is gone. */
async function cut(pid: unknown) {
  const { sql } = await testOwner();
  await sql`select pg_terminate_backend(${Number(pid)}, 5000)`;
}

/** A pool of one connection, so that what comes after a cut needs a new one. */
async function poolOfOne() {
  const { appUrl } = await testDatabaseUrls();
  return connect(appUrl, { max: 1, applicationName: "cut" });
}

const nameOf = async (id: string) =>
  (await (await testDatabase()).sql`select name from organisations where id = ${id}`)[0]?.name as string;

it("outlives a connection that is cut while a statement of a transaction runs", async () => {
  const pool = await poolOfOne();
  const supplier = await buildSupplier(await testDatabase());
  const outcome = inTransaction(contextFor(pool, null), async ({ db }) => {
    await db.execute(query`update organisations set name = 'half' where id = ${supplier.id}`);
    const [row] = await db.execute<{ pid: number }>(query`select pg_backend_pid() as pid`);
    const cutting = cut(row?.pid);
    await db.execute(query`select pg_sleep(5)`).finally(() => cutting);
  });
  await expect(outcome).rejects.toThrow();
  await pause(50);
  expect(await nameOf(supplier.id)).toBe(supplier.name);
  await expect.poll(() => pool.sql`select 1 as one`.catch(() => null)).toEqual([{ one: 1 }]);
  await pool.close();
});

it("sends nothing more for a transaction whose connection was cut between two statements", async () => {
  const pool = await poolOfOne();
  const supplier = await buildSupplier(await testDatabase());
  let reached = 0;
  const outcome = inTransaction(contextFor(pool, null), async ({ db }) => {
    const [row] = await db.execute<{ pid: number }>(query`select pg_backend_pid() as pid`);
    await cut(row?.pid);
    await pause(50);
    reached = 1;
    await db.execute(query`update organisations set name = 'stray' where id = ${supplier.id}`);
    reached = 2;
  });
  await expect(outcome).rejects.toThrow();
  await expect.poll(() => pool.sql`select 1 as one`.catch(() => null)).toEqual([{ one: 1 }]);
  // The server is asked every 100 ms whether the session is gone, so the work goes on after its caller was told.
  await expect.poll(() => reached).toBe(1);
  await pause(100);
  expect([reached, await nameOf(supplier.id)]).toEqual([1, supplier.name]);
  await pool.close();
});

it("still rolls back, and says why, when a statement of a transaction or of a part of it fails", async () => {
  const { db } = await testDatabase();
  const supplier = await buildSupplier(await testDatabase());
  await expect(
    db.transaction(async (tx) => {
      await tx.execute(query`update organisations set name = 'half' where id = ${supplier.id}`);
      throw new Error("no");
    }),
  ).rejects.toThrow("no");
  expect(await nameOf(supplier.id)).toBe(supplier.name);
  await db.transaction(async (tx) => {
    await tx.execute(query`update organisations set name = 'kept' where id = ${supplier.id}`);
    await tx
      .transaction(async (part) => {
        await part.execute(query`update organisations set name = 'half' where id = ${supplier.id}`);
        throw new Error("no");
      })
      .catch(() => undefined);
  });
  expect(await nameOf(supplier.id)).toBe("kept");
});

it("answers or refuses every question, and each transaction whole or not at all, while all connections are cut again and again", async () => {
  const owner = await testOwner();
  const { appUrl } = await testDatabaseUrls();
  const pool = connect(appUrl, { max: 6, applicationName: "cut-all" });
  await owner.sql`create table seen (turn int not null)`;
  await owner.sql`grant all on seen to public`;

  const wrong: unknown[] = [];
  let [turns, cutting] = [0, true];
  async function ask(turn: number) {
    const [row] = await pool.sql<{ turn: number }[]>`select ${turn}::int as turn`;
    if (row?.turn !== turn) wrong.push(["read", turn, row]);
    const kept = await pool.db.transaction(async (tx) => {
      await tx.execute(query`insert into seen values (${turn})`);
      await Promise.all([1, 2, 3].map((each) => tx.execute(query`select ${each}::int`)));
      await tx.execute(query`insert into seen values (${turn})`);
      return tx.execute<{ n: number }>(query`select count(*)::int as n from seen where turn = ${turn}`);
    });
    if (kept[0]?.n !== 2) wrong.push(["kept", turn, kept]);
  }
  const asking = Array.from({ length: 9 }, async () => {
    while (cutting) {
      turns += 1;
      await ask(turns).catch(() => pause(turns % 7));
    }
  });
  for (let round = 0; round < 60; round++) {
    await pause(round % 25);
    await owner.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'cut-all' and datname = current_database()`;
  }
  cutting = false;
  // Whoever was never answered would keep this waiting.
  await Promise.all(asking);
  expect(wrong).toEqual([]);
  expect(await owner.sql`select turn from seen group by turn having count(*) <> 2`).toHaveLength(0);
  expect(await pool.sql`select 1 as one`).toEqual([{ one: 1 }]);
  await pool.close();
});

it("begins a transaction also where its connection can take nothing more", async () => {
  const { appUrl } = await testDatabaseUrls();
  const pool = connect(appUrl, { max: 2, applicationName: "crowded" });
  const read = (turn: number) => pool.sql`select ${turn}::int as turn`.then(([row]) => row?.turn === turn);
  await Promise.all([read(1), read(2)]);
  // The driver hands a connection a hundred questions at once; each transaction is the one that comes after them.
  const asked = Array.from({ length: 404 }, (_, turn) =>
    (turn + 1) % 101 > 0
      ? read(turn)
      : pool.db.transaction(async (tx) => {
          const id = query`select pg_current_xact_id()::text as id`;
          const [first] = await tx.execute<{ id: string }>(id);
          const [second] = await tx.execute<{ id: string }>(id);
          return first?.id === second?.id;
        }),
  );
  expect(new Set(await Promise.all(asked))).toEqual(new Set([true]));
  await pool.close();
});
