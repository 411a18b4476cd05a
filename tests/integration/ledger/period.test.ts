import { EventEmitter, once } from "node:events";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { postReversal } from "#app/domain/ledger/entry/post.server.ts";
import { askReopening } from "#app/domain/ledger/period/ask-reopening.server.ts";
import { closePeriod } from "#app/domain/ledger/period/close.server.ts";
import { agreeReopening, declineReopening } from "#app/domain/ledger/period/decide-reopening.server.ts";
import { isYearClosed, listClosedYears, readYearState } from "#app/domain/ledger/period/queries.server.ts";
import { readEntryFilter } from "#app/domain/reporting/entries/filter.ts";
import { officialInbox } from "#app/domain/reporting/inbox/official.server.ts";
import { listEntries } from "#app/domain/reporting/entries/list.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { newId } from "#app/kernel/id.ts";
import { type Connection, connect } from "#db/client.server.ts";
import type { Role } from "#db/vocabulary/organisations.ts";
import { buildAcceptedDelivery, buildGoodsReturn } from "#tests/support/accepted-goods.ts";
import { buildMember, buildOffice, buildTrade, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase, testDatabaseUrls, testOwner } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import { buildSides, insertSale, recordEvidence, type Sides } from "#tests/support/ledger-rows.ts";

let connection: Connection;
let owner: Connection;
let sides: Sides;
let first: Actor;
let second: Actor;
const prefecture = async (role: Role) => buildMember(connection, await buildOffice(connection), [role]);
beforeAll(async () => {
  connection = await testDatabase();
  owner = await testOwner();
  sides = await buildSides(connection);
  first = await prefecture("official-manager");
  second = await prefecture("official-statistician");
});

/** An actor at noon of a day in Shanghai. */
const at = (actor: Actor | null, day: string, from = connection) => ({
  ...contextFor(from, actor),
  now: new Date(`${day}T04:00:00Z`),
});
const close = (year: number, month: number, day = "2027-03-01") =>
  closePeriod(at(first, day), { year, month });
const closeUpTo = async (year: number, last: number) => {
  for (let month = 1; month <= last; month++) await close(year, month);
};
const closed = async (year: number) => (await readYearState(connection, year)).closedMonths;
const audits = (actor: Actor) => connection.sql`
  select action, reason from audit_events where actor_user_id = ${actor.userId} order by id`;

/** Opens everything again, as only the owner of the tables can. */
afterEach(() =>
  owner.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`delete from ledger_reopenings`;
    await tx`delete from ledger_closings`;
  }),
);

describe("closing a month", () => {
  it("keeps what it holds by evidence and how the chain ends, and the audit says by whom", async () => {
    const ids = [1, 2].map((which) =>
      insertSale(connection.sql, sides, { amountFen: 700, month: 1, year: 2023, which }),
    );
    await recordEvidence(connection.sql, await Promise.all(ids), "accepted");
    await recordEvidence(connection.sql, [await ids[0]!], "paid");
    const actor = await prefecture("official-manager");
    await closePeriod(at(actor, "2026-06-15"), { year: 2023, month: 1 });
    const [closing] = await connection.sql`
      select totals, chain_position = (select position from ledger_chain_end) as at_end, chain_hash from ledger_closings`;
    expect(closing).toMatchObject({
      totals: { accepted: { amountFen: 1400, entryCount: 2 }, paid: { amountFen: 700, entryCount: 1 } },
      at_end: true,
      chain_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await audits(actor)).toEqual([{ action: "period.closed", reason: null }]);
  });

  it("begins in Shanghai, not in Greenwich, also at the end of the year", async () => {
    await closeUpTo(2025, 11);
    const december = { year: 2025, month: 12 };
    const lastMinute = { ...contextFor(connection, first), now: new Date("2025-12-31T15:59:59.999Z") };
    await expectRefusal(closePeriod(lastMinute, december), "period.not_over");
    await closePeriod({ ...lastMinute, now: new Date("2025-12-31T16:00:00Z") }, december);
    expect(await closed(2025)).toHaveLength(12);
  });

  it("is refused out of order, twice, and to everybody else", async () => {
    await expectRefusal(close(2022, 2), "period.earlier_open");
    await expectRefusal(close(2022, 0), "period.earlier_open");
    await close(2022, 1);
    await expectRefusal(close(2022, 1), "period.closed");
    const trade = await buildTrade(connection);
    const county = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
    for (const actor of [
      await buildMember(connection, county, ["official-manager"]),
      await prefecture("official-viewer"),
      trade.manager,
    ])
      await expectRefusal(closePeriod(at(actor, "2027-01-01"), { year: 2022, month: 2 }), "actor.forbidden");
    for (const forged of [
      { year: 2022, month: 13 },
      { year: 1999, month: 1 },
    ])
      await expect(closePeriod(at(first, "2027-01-01"), forged)).rejects.toThrow();
    expect(await closed(2022)).toEqual([1]);
  });
});

describe("what comes after a month has closed", () => {
  it("counts in the first open month, an acceptance as a return, and is listed there", async () => {
    const trade = await buildTrade(connection);
    const sale = await buildAcceptedDelivery(connection, trade, { packs: 9, acceptedOn: "2024-02-29" });
    await closeUpTo(2024, 3);
    const late = await buildAcceptedDelivery(connection, trade, { packs: 5, acceptedOn: "2024-02-29" });
    const back = await buildGoodsReturn(connection, trade, { deliveryLineId: sale.deliveryLineId, packs: 2 });
    const reversal = await inTransaction(contextFor(connection, trade.receiver), (ctx) =>
      postReversal(ctx, {
        orderId: trade.order.orderId,
        deliveryLineId: sale.deliveryLineId,
        ...back,
        occurredOn: "2024-03-31",
        evidence: "return",
      }),
    );
    const rows = await connection.sql`
      select id, year, month, recognised_on, policy_id is not null as counted from ledger_entries
      where order_id = ${trade.order.orderId} order by id`;
    expect(rows).toEqual([
      { id: sale.entryId, year: 2024, month: 2, recognised_on: "2024-02-29", counted: true },
      { id: late.entryId, year: 2024, month: 4, recognised_on: "2024-04-01", counted: true },
      { id: reversal, year: 2024, month: 4, recognised_on: "2024-04-01", counted: true },
    ]);
    const ctx = contextFor(connection, first);
    const listed = async (month: number) =>
      (await listEntries(ctx, readEntryFilter(new URLSearchParams(`month=${month}`), 2024), null)).rows.map(
        ({ id }) => id,
      );
    expect(await listed(4)).toEqual([reversal, late.entryId]);
    expect(await listed(2)).toEqual([sale.entryId]);
    expect(await listed(3)).toEqual([]);
  });

  it("crosses into the next year when the year is closed, and the closed year is told to importers", async () => {
    await closeUpTo(2023, 12);
    expect(await isYearClosed(connection, 2023)).toBe(false);
    await expectRefusal(closePeriod(at(first, "2023-12-31"), { year: 2023, month: 0 }), "period.not_over");
    await close(2023, 0);
    expect([await isYearClosed(connection, 2023), await listClosedYears(connection)]).toEqual([true, [2023]]);
    const id = await insertSale(connection.sql, sides, { amountFen: 5, month: 12, year: 2023, which: 0 });
    expect(
      await connection.sql`select year, month, recognised_on from ledger_entries where id = ${id}`,
    ).toEqual([{ year: 2024, month: 1, recognised_on: "2024-01-01" }]);
  });

  it("is moved by the database, whatever the poster says and however it asks", async () => {
    await close(2022, 1);
    const [row] = await owner.sql`
      insert into ledger_entries (kind, year, month, occurred_on, recognised_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source)
      values ('sale', 2022, 1, '2022-01-05', '2022-01-05', now(), 5, '522323', 'tea', 'huiqian', 'cooperative', ${sides.supplierId}, ${sides.buyerId}, '441302', 'huizhou', 'canteen')
      returning year, month, recognised_on`;
    expect(row).toEqual({ year: 2022, month: 2, recognised_on: "2022-02-01" });
    await expect(
      owner.sql.begin("isolation level repeatable read", (tx) =>
        insertSale(tx as unknown as Connection["sql"], sides, {
          amountFen: 5,
          month: 1,
          year: 2022,
          which: 0,
        }),
      ),
    ).rejects.toMatchObject({ code: "25001" });
  });
});

it("what is to be closed or opened again waits for those who keep the periods", async () => {
  const waiting = async (actor: Actor, day: string) => {
    const inbox = await officialInbox({ ...at(actor, day), actor });
    const count = (work: string) => inbox.find(({ kind }) => kind === work)?.count ?? 0;
    return [count("months_to_close"), count("reopenings_to_decide")];
  };
  for (const month of [3, 4, 5]) {
    const id = await insertSale(connection.sql, sides, { amountFen: 5, month, year: 2021, which: 0 });
    await recordEvidence(connection.sql, [id], "accepted");
  }
  expect(await waiting(first, "2021-04-30")).toEqual([1, 0]);
  expect(await waiting(first, "2021-05-01")).toEqual([2, 0]);
  expect(await waiting(await prefecture("official-viewer"), "2021-05-01")).toEqual([0, 0]);
  await closeUpTo(2021, 3);
  expect(await waiting(first, "2021-05-01")).toEqual([1, 0]);
  await askReopening(at(first, "2021-05-01"), { year: 2021, month: 3, reason: "x" });
  expect(await waiting(first, "2021-05-01")).toEqual([1, 0]);
  expect(await waiting(second, "2021-05-01")).toEqual([1, 1]);
});

describe("opening again", () => {
  it("needs a reason and a second official; then entries count in the month again", async () => {
    await closeUpTo(2022, 2);
    await expect(
      askReopening(at(first, "2026-06-15"), { year: 2022, month: 2, reason: " " }),
    ).rejects.toThrow();
    const [asker, other] = [await prefecture("official-manager"), await prefecture("official-statistician")];
    const reopeningId = await askReopening(at(asker, "2026-06-15"), {
      year: 2022,
      month: 2,
      reason: "漏录展销",
    });
    expect(await closed(2022)).toEqual([1, 2]);
    await expectRefusal(
      askReopening(at(second, "2026-06-15"), { year: 2022, month: 2, reason: "x" }),
      "period.reopening_asked",
    );
    await expectRefusal(agreeReopening(at(asker, "2026-06-16"), { reopeningId }), "period.second_official");
    await agreeReopening(at(other, "2026-06-16"), { reopeningId });
    expect(await closed(2022)).toEqual([1]);
    await expectRefusal(
      declineReopening(at(first, "2026-06-17"), { reopeningId }),
      "period.reopening_decided",
    );
    const id = await insertSale(connection.sql, sides, { amountFen: 5, month: 2, year: 2022, which: 0 });
    expect(await connection.sql`select month from ledger_entries where id = ${id}`).toEqual([{ month: 2 }]);
    expect(await audits(other)).toEqual([{ action: "period.reopening_agreed", reason: "漏录展销" }]);
    await close(2022, 2);
    expect(await closed(2022)).toEqual([1, 2]);
  });

  it("can be laid aside and asked anew; is refused where nothing is closed, and below the prefecture", async () => {
    await close(2022, 1);
    const ask = () => askReopening(at(first, "2026-06-15"), { year: 2022, month: 1, reason: "x" });
    await declineReopening(at(first, "2026-06-15"), { reopeningId: await ask() });
    expect(await closed(2022)).toEqual([1]);
    const reopeningId = await ask();
    await expectRefusal(
      askReopening(at(first, "2026-06-15"), { year: 2022, month: 2, reason: "x" }),
      "period.not_closed",
    );
    const county = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
    const outsider = await buildMember(connection, county, ["official-manager"]);
    await expectRefusal(agreeReopening(at(outsider, "2026-06-15"), { reopeningId }), "actor.forbidden");
    for (const forged of [newId(), "x"])
      await expectRefusal(
        agreeReopening(at(second, "2026-06-15"), { reopeningId: forged }),
        "period.not_found",
      );
  });

  it("of a month waits until its year is open again", async () => {
    await closeUpTo(2022, 12);
    const waiting = await askReopening(at(first, "2026-06-15"), { year: 2022, month: 12, reason: "x" });
    await close(2022, 0);
    await expectRefusal(
      agreeReopening(at(second, "2026-06-15"), { reopeningId: waiting }),
      "period.year_closed",
    );
    await expectRefusal(
      askReopening(at(first, "2026-06-15"), { year: 2022, month: 11, reason: "x" }),
      "period.year_closed",
    );
    const year = await askReopening(at(first, "2026-06-15"), { year: 2022, month: 0, reason: "y" });
    await agreeReopening(at(second, "2026-06-15"), { reopeningId: year });
    await agreeReopening(at(second, "2026-06-15"), { reopeningId: waiting });
    expect(await readYearState(connection, 2022)).toEqual({
      closedMonths: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
      yearClosed: false,
    });
  });
});

describe("at the same moment", () => {
  it("twenty post into a month that closes: each counts in it and is sealed, or counts in the next", async () => {
    const other = await secondConnection();
    const [{ before }] = await connection.sql<[{ before: number }]>`
      select coalesce(sum(amount_fen), 0)::int as before from ledger_entries where year = 2021 and month = 1`;
    const posts = Array.from({ length: 20 }, (_, which) =>
      (which % 2 ? connection : other).sql.begin(async (tx) => {
        const sql = tx as unknown as Connection["sql"];
        const id = await insertSale(sql, sides, { amountFen: 100 + which, month: 1, year: 2021, which });
        await recordEvidence(sql, [id], "accepted");
      }),
    );
    await Promise.all([...posts, closePeriod(at(first, "2026-06-15", other), { year: 2021, month: 1 })]);
    const [{ sealed, held, later }] = await connection.sql<[{ sealed: number; held: number; later: number }]>`
      select (select (totals -> 'accepted' ->> 'amountFen')::int from ledger_closings) as sealed,
        (select sum(amount_fen)::int from ledger_entries where year = 2021 and month = 1) as held,
        (select coalesce(sum(amount_fen), 0)::int from ledger_entries where year = 2021 and month = 2) as later`;
    expect(sealed ?? 0).toBe(held);
    expect(held - before + later).toBe(20 * 100 + 190);
  });

  it("two close it and one does; two agree to open it and one does", async () => {
    const other = await secondConnection();
    const third = await prefecture("official-manager");
    const closings = await Promise.allSettled([
      closePeriod(at(first, "2026-06-15"), { year: 2022, month: 1 }),
      closePeriod(at(second, "2026-06-15", other), { year: 2022, month: 1 }),
    ]);
    expect(closings.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const reopeningId = await askReopening(at(first, "2026-06-15"), { year: 2022, month: 1, reason: "x" });
    const agreed = await Promise.allSettled([
      agreeReopening(at(second, "2026-06-15"), { reopeningId }),
      agreeReopening(at(third, "2026-06-15", other), { reopeningId }),
    ]);
    expect(agreed.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await closed(2022)).toEqual([]);
  });

  it("a poster that is killed while closing waits for it leaves a month closed without it", async () => {
    const { appUrl } = await testDatabaseUrls();
    const poster = connect(appUrl, { max: 1, applicationName: "killed-poster" });
    const signals = new EventEmitter();
    const posted = once(signals, "posted");
    const posting = poster.sql.begin(async (tx) => {
      await insertSale(tx as unknown as Connection["sql"], sides, {
        amountFen: 99,
        month: 1,
        year: 2022,
        which: 0,
      });
      const killed = once(signals, "killed");
      signals.emit("posted");
      await killed;
    });
    const cut = expect(posting).rejects.toThrow();
    await posted;
    const closing = closePeriod(at(first, "2026-06-15"), { year: 2022, month: 1 });
    await expect
      .poll(() => owner.sql`select 1 from pg_locks where locktype = 'advisory' and not granted`)
      .toHaveLength(1);
    await owner.sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'killed-poster'`;
    await closing;
    signals.emit("killed");
    await cut;
    await poster.sql.end({ timeout: 0 });
    expect(await owner.sql`select 1 from ledger_entries where amount_fen = 99 and year = 2022`).toEqual([]);
    expect(await closed(2022)).toEqual([1]);
  });
});

describe("a reversal, whoever writes it", () => {
  const reverse = (sql: Connection["sql"], of: number, amountFen: number, county = "county_code") =>
    sql.unsafe<{ id: number }[]>(`
      insert into ledger_entries (kind, reverses_id, year, month, occurred_on, posted_at, amount_fen, county_code, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source)
      select 'reversal', id, year, month, occurred_on, now(), ${-amountFen}, ${county}, industry_code, channel_code, seller_force, supplier_id, buyer_id, buyer_district_code, buyer_region, fund_source
      from ledger_entries where id = ${of} returning id`);
  const sell = () => insertSale(connection.sql, sides, { amountFen: 100, month: 6, year: 2026, which: 0 });

  it("points at a sale like it and takes back no more than is left", async () => {
    const sale = await sell();
    await reverse(owner.sql, sale, 60);
    const broken = (name: string) => ({ constraint_name: `ledger_entries_reverses_${name}` });
    await expect(reverse(owner.sql, sale, 41)).rejects.toMatchObject(broken("left"));
    await expect(reverse(owner.sql, sale, 40, "'522301'")).rejects.toMatchObject(broken("like"));
    const [taken] = await reverse(owner.sql, sale, 40);
    await expect(reverse(owner.sql, taken!.id, 1)).rejects.toMatchObject(broken("sale"));
  });

  it("does not let two take back the same fen", async () => {
    const other = await secondConnection();
    const sale = await sell();
    const both = await Promise.allSettled([reverse(connection.sql, sale, 60), reverse(other.sql, sale, 60)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
