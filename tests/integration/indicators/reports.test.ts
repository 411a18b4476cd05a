import { beforeAll, describe, expect, it } from "vitest";
import { confirmReport } from "#app/domain/indicators/report/confirm.server.ts";
import { reportIndicator } from "#app/domain/indicators/report/report.server.ts";
import { sendBackReport } from "#app/domain/indicators/report/send-back.server.ts";
import { readBoard, readIndicator } from "#app/domain/reporting/indicators/read.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { buildMember, buildOffice, buildTrade, contextFor } from "#tests/support/builders.ts";
import { secondConnection, testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

const NOW = new Date("2026-06-15T02:00:00Z");

let connection: Connection;
let county: Actor;
let neighbour: Actor;
let prefecture: Actor;
let district: Actor;
const at = (actor: Actor | null, minute = 0) =>
  contextFor(connection, actor, new Date(NOW.getTime() + minute * 60_000));

beforeAll(async () => {
  connection = await testDatabase();
  const office = async (officeLevel: "county" | "prefecture" | "district", place: object = {}) =>
    buildMember(connection, await buildOffice(connection, { officeLevel, ...place }), [
      "official-reviewer",
      "official-statistician",
    ]);
  county = await office("county", { countyCode: "522323" });
  neighbour = await office("county", { countyCode: "522324" });
  prefecture = await office("prefecture");
  district = await office("district", { districtCode: "441302" });
});

const form = (value: string, more: Record<string, unknown> = {}) => ({
  indicatorCode: "labour",
  year: 2026,
  value,
  asOf: "2026-05-31",
  source: "州人社局月报 5 月",
  ...more,
});
const line = async (code: string) => (await readBoard(at(prefecture), 2026)).find((row) => row.code === code);

describe("an indicator through the year", () => {
  it("counts what the prefecture confirmed, shows what waits apart, and keeps every report", async () => {
    const first = await reportIndicator(at(county), form("120"));
    expect(await line("labour")).toMatchObject({ target: 4200, confirmed: 0, withWaiting: 120, waiting: 1 });
    await confirmReport(at(prefecture, 1), { reportId: first.id });
    expect(await line("labour")).toMatchObject({ confirmed: 120, withWaiting: 120, waiting: 0 });

    const second = await reportIndicator(at(county, 2), form("150"));
    await sendBackReport(at(prefecture, 3), { reportId: second.id, reason: "与人社系统不符" });
    expect(await line("labour")).toMatchObject({ confirmed: 120, withWaiting: 120, waiting: 0 });

    const third = await reportIndicator(at(county, 4), form("140"));
    const fourth = await reportIndicator(at(county, 5), form("141"));
    await expectRefusal(
      confirmReport(at(prefecture, 6), { reportId: third.id }),
      "indicator_report.superseded",
    );
    await confirmReport(at(prefecture, 6), { reportId: fourth.id });
    await reportIndicator(at(neighbour, 7), form("60"));
    expect(await line("labour")).toMatchObject({ confirmed: 141, withWaiting: 201, waiting: 1 });

    const { history } = await readIndicator(at(prefecture), "labour", 2026);
    expect(history.map(({ value, state, reason }) => [value, state, reason])).toEqual([
      [60, "waiting", null],
      [141, "confirmed", ""],
      [140, "superseded", null],
      [150, "sent-back", "与人社系统不符"],
      [120, "confirmed", ""],
    ]);
    const own = await readIndicator(at(neighbour), "labour", 2026);
    expect(own.history.map(({ value }) => value)).toEqual([60, 141, 120]);
    const beside = await readIndicator(at(district), "labour", 2026);
    expect(beside.history.map(({ value }) => value)).toEqual([141, 120]);

    const audits = await connection.sql`
      select action, reason from audit_events where subject_id = ${second.id} order by occurred_at`;
    expect([...audits]).toEqual([
      { action: "indicator.reported", reason: null },
      { action: "indicator.sent_back", reason: "与人社系统不符" },
    ]);
    await expect(connection.sql`update indicator_reports set value = 1`).rejects.toThrow();
    await expect(connection.sql`delete from indicator_verdicts`).rejects.toThrow();
  });

  it("says how many counties reached what each must, and takes the sales from the ledger", async () => {
    const school = { indicatorCode: "model-schools" };
    const own = await reportIndicator(at(county), form("1", school));
    await confirmReport(at(prefecture, 1), { reportId: own.id });
    const more = await reportIndicator(at(neighbour), form("3", school));
    await confirmReport(at(prefecture, 1), { reportId: more.id });
    expect(await line("model-schools")).toMatchObject({ confirmed: 4, countiesMet: 2, eachCounty: 1 });
    expect(await line("sales")).toMatchObject({ fromLedger: true, confirmed: 0 });
    await expectRefusal(
      reportIndicator(at(county), form("1", { indicatorCode: "sales" })),
      "indicator.from_ledger",
    );
    await expectRefusal(readIndicator(at(prefecture), "sales", 2026), "indicator.not_found");
  });

  it("takes money in yuan, to the fen", async () => {
    const funds = await reportIndicator(
      at(prefecture),
      form("1,250,000.05", { indicatorCode: "fiscal-funds" }),
    );
    expect(funds).toMatchObject({ value: 125_000_005, countyCode: null });
    await expectRefusal(confirmReport(at(prefecture, 1), { reportId: funds.id }), "indicator_report.own");
  });
});

describe("what is refused", () => {
  it("is specific, and nothing is written", async () => {
    const count = async () =>
      (await connection.sql`select count(*)::int as count from indicator_reports`)[0]?.count;
    const before = await count();
    const funds = { indicatorCode: "fiscal-funds" };
    await expectRefusal(reportIndicator(at(county), form("一百", funds)), "indicator.value_malformed");
    await expectRefusal(reportIndicator(at(county), form("-1", funds)), "indicator.value_malformed");
    await expectRefusal(
      reportIndicator(at(county), form("1", { asOf: "2026-07-01" })),
      "indicator.day_outside",
    );
    await expectRefusal(reportIndicator(at(county), form("1")), "indicator.lower_without_note");
    await expectRefusal(reportIndicator(at(county), form("1", { year: 2019 })), "indicator.not_found");
    await expectRefusal(
      reportIndicator(at(county), form("1", { indicatorCode: "nothing" })),
      "indicator.not_found",
    );
    const trade = await buildTrade(connection);
    for (const actor of [district, trade.manager, trade.finance])
      await expectRefusal(reportIndicator(at(actor), form("1")), "actor.forbidden");
    await expectRefusal(reportIndicator(at(null), form("1")), "actor.unauthenticated");
    const waiting = await reportIndicator(at(county, 9), form("142"));
    for (const actor of [county, neighbour, district])
      await expectRefusal(confirmReport(at(actor, 10), { reportId: waiting.id }), "actor.forbidden");
    await expectRefusal(confirmReport(at(prefecture), { reportId: newId() }), "indicator_report.not_found");
    await expectRefusal(confirmReport(at(prefecture), { reportId: "x" }), "indicator_report.not_found");
    expect(await count()).toBe(before + 1);
  });

  it("leaves one verdict when two people decide at once", async () => {
    const other = await secondConnection();
    const colleague = await buildMember(
      connection,
      await buildOffice(connection, { officeLevel: "prefecture" }),
      ["official-manager"],
    );
    const { id: reportId } = await reportIndicator(at(county, 20), form("150"));
    const outcomes = await Promise.allSettled([
      confirmReport(at(prefecture, 21), { reportId }),
      sendBackReport(contextFor(other, colleague, NOW), { reportId, reason: "待核" }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const verdicts = await connection.sql`select 1 from indicator_verdicts where report_id = ${reportId}`;
    expect(verdicts).toHaveLength(1);
  });
});
