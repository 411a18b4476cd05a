import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, it } from "vitest";
import { verifyLedger } from "#app/domain/ledger/chain/verify.server.ts";
import { closePeriod } from "#app/domain/ledger/period/close.server.ts";
import { gatherChanges } from "#app/domain/ledger/total/gather.server.ts";
import { newId } from "#app/kernel/id.ts";
import { type Connection, connect } from "#db/client.server.ts";
import { countingPolicies } from "#db/schema/counting-policies.server.ts";
import { buildMember, buildOffice, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase, testDatabaseUrls, testOwner } from "#tests/support/database.ts";
import { brokenRules } from "#tests/support/invariants.ts";
import {
  buildSides,
  insertReversal,
  insertSale,
  readBothWays,
  recordEvidence,
  type Sides,
} from "#tests/support/ledger-rows.ts";

let connection: Connection;
let owner: Connection;
let sides: Sides;
beforeAll(async () => {
  connection = await testDatabase();
  owner = await testOwner();
  sides = await buildSides(connection);
});

const sale = (which: number) => ({ amountFen: 100 + which, month: 1 + (which % 12), year: 2026, which });

it("two that post into the same cell do not wait for each other, nor for somebody who gathers it", async () => {
  const other = await secondConnection();
  const post = async (sql: Connection["sql"]) =>
    recordEvidence(sql, [await insertSale(sql, sides, sale(1))], "accepted");
  await post(connection.sql);
  await connection.sql.begin(async (one) => {
    await post(one as unknown as Connection["sql"]);
    await one`select gather_ledger_changes(100)`;
    await other.sql.begin(async (two) => {
      await two`set local lock_timeout = 200`;
      await post(two as unknown as Connection["sql"]);
    });
  });
  const { kept, counted } = await readBothWays(connection, 2026);
  expect(kept).toEqual(counted);
});

const POSTERS = 5;
const TURNS = 16;
const KILLS = 12;
const MONTHS_CLOSED = 6;
const POSTER = "test-poster";

/** Posts, reverses, raises and gives up, each in a transaction of its own; begins again when the session is ended. */
async function postAndPost(url: string, poster: number): Promise<number> {
  let cut = 0;
  let session = connect(url, { max: 1, applicationName: POSTER });
  for (let turn = 0; turn < TURNS; turn++) {
    const which = poster * TURNS + turn;
    try {
      await session.sql.begin(async (tx) => {
        const sql = tx as unknown as Connection["sql"];
        const ids = [
          await insertSale(sql, sides, sale(which)),
          await insertSale(sql, sides, sale(which + 1)),
        ];
        await recordEvidence(sql, ids, "accepted");
        if (turn % 3 === 0) await recordEvidence(sql, ids, "paid");
        if (turn % 4 === 0) await insertReversal(sql, ids[0]!, 7);
        if (turn % 5 === 0) await gatherChanges({ db: connection.db });
        if (turn % 7 === 0) throw new Error("given up");
      });
    } catch (error) {
      if ((error as Error).message === "given up") continue;
      cut += 1;
      await session.sql.end({ timeout: 0 });
      session = connect(url, { max: 1, applicationName: POSTER });
    }
  }
  await session.close();
  return cut;
}

it("is exact in every snapshot while many post, gather, add policies, close months and are killed", async () => {
  const { appUrl } = await testDatabaseUrls();
  let posting = true;
  const posters = Array.from({ length: POSTERS }, (_, poster) => postAndPost(appUrl, poster));
  const all = Promise.all(posters).finally(() => {
    posting = false;
  });
  const gatherer = (async () => {
    while (posting) {
      await gatherChanges(connection);
      await sleep(30);
    }
  })();
  const killer = (async () => {
    for (let kills = 0; posting && kills < KILLS; ) {
      await sleep(60);
      const killed = await owner.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = ${POSTER} and datname = current_database() and query like '%ledger_%' order by random() limit 1`;
      kills += killed.length;
    }
  })();
  const official = await buildMember(connection, await buildOffice(connection), ["official-manager"]);
  const closer = (async () => {
    const ctx = { ...contextFor(connection, official), now: new Date("2027-06-01T04:00:00Z") };
    for (let month = 1; posting && month <= MONTHS_CLOSED; month++) {
      await sleep(60);
      await closePeriod(ctx, { year: 2026, month });
    }
  })();
  let looks = 0;
  for (; posting || looks === 0; looks++) {
    const { kept, counted } = await readBothWays(connection, 2026);
    expect(kept).toEqual(counted);
    await sleep(50);
    if (looks < 3) {
      const id = newId();
      const words = { nameZh: "-", nameEn: "-", descriptionZh: "-", descriptionEn: "-" };
      await connection.db.insert(countingPolicies).values({
        id,
        code: id,
        version: 1,
        ...words,
        minimumGrade: looks === 1 ? "paid" : "accepted",
        scope: looks === 2 ? { channels: ["livestream"] } : {},
        effectiveFrom: "2026-01-01",
        isHeadline: false,
      });
    }
  }
  const cut = (await all).reduce((sum, each) => sum + each, 0);
  await Promise.all([gatherer, killer, closer]);
  const sealed = await owner.sql`
    select c.month, (c.totals -> 'accepted' ->> 'amountFen')::bigint as sealed,
      (select sum(e.amount_fen)::bigint from ledger_entries e join ledger_grades g on g.entry_id = e.id and g.grade = 'accepted'
       where e.year = c.year and e.month = c.month) as held
    from ledger_closings c order by c.month`;
  expect(sealed.length).toBeGreaterThan(0);
  expect(sealed.filter((month) => month.sealed !== month.held)).toEqual([]);
  expect(cut).toBeGreaterThan(0);
  const { kept, counted } = await readBothWays(connection, 2026);
  expect(kept).toEqual(counted);
  expect(counted.accepted?.entryCount).toBeGreaterThan(50);
  expect((await verifyLedger(connection)).problems).toEqual([]);
  await gatherChanges(connection);
  expect(await connection.sql`select 1 from ledger_changes`).toEqual([]);
  const gathered = await readBothWays(connection, 2026);
  expect(gathered.kept).toEqual(gathered.counted);
  expect(gathered.counted.accepted).toMatchObject({
    totalFen: counted.accepted?.totalFen,
    entryCount: counted.accepted?.entryCount,
  });
  expect((await brokenRules(owner))["the kept sums are the sums of the entries"]).toBeUndefined();
}, 90_000);
