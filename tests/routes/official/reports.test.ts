import readWorkbook from "read-excel-file/node";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { openArchive, unpackAll } from "#app/domain/channels/reading/archive.ts";
import { yuanOf } from "#app/domain/reporting/workbook/cell.ts";
import { Paper } from "#app/routes/official/reports/paper.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildOffice } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { drawPage, inkOf, likeness, signOf } from "#tests/support/glyphs.ts";
import { type Site, testSite, type Visitor } from "#tests/support/http.ts";
import {
  buildSides,
  insertReversal,
  insertSale,
  readBothWays,
  recordEvidence,
} from "#tests/support/ledger-rows.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

const YEAR = 2025;

let connection: Connection;
let site: Site;
let prefecture: Visitor;
let county: Visitor;
beforeAll(async () => {
  connection = await testDatabase();
  site = await testSite();
  const { sql } = connection;
  const sides = await buildSides(connection);
  await sql`update organisations set name = '=cmd|'' /C calc''!A0' where id = ${sides.supplierId}`;
  const ids: number[] = [];
  for (let which = 0; which < 30; which++)
    ids.push(
      await insertSale(sql, sides, {
        amountFen: 100_001 + which * 7,
        month: (which % 12) + 1,
        year: YEAR,
        which,
      }),
    );
  await recordEvidence(sql, ids, "accepted");
  await recordEvidence(sql, ids.slice(0, 10), "invoiced");
  await insertReversal(sql, ids[3]!, 501);
  prefecture = await signedInVisitor(site, connection, await buildOffice(connection), [
    "official-statistician",
  ]);
  const office = await buildOffice(connection, { officeLevel: "county", countyCode: "522323" });
  county = await signedInVisitor(site, connection, office, ["official-reviewer"]);
});

const fenOf = (value: unknown) => Math.round(Number(value) * 100);

async function workbookBytes(visitor: Visitor, query = `year=${YEAR}`): Promise<Buffer> {
  const answer = await visitor.get(`/official/reports/workbook?${query}`);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

async function workbookOf(visitor: Visitor, query?: string) {
  const sheets = await readWorkbook(await workbookBytes(visitor, query));
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as unknown[][]]));
}

describe("the workbook", () => {
  it.each(["accepted", "invoiced"])(
    "under %s adds up to the cockpit's figures, to the fen",
    async (policy) => {
      const { kept } = await readBothWays(connection, YEAR);
      const totals = kept[policy]!;
      expect(totals.totalFen).toBeGreaterThan(900_000);
      const sheets = await workbookOf(prefecture, `year=${YEAR}&policy=${policy}`);
      expect([...sheets.keys()].slice(0, 5)).toEqual(["总计", "分县", "分产业", "分渠道", "结对"]);
      const sumRow = (name: string) => sheets.get(name)!.find(([first]) => first === "合计")!;
      for (const name of ["分县", "分产业", "分渠道"])
        expect(fenOf(sumRow(name)[1]), name).toBe(totals.totalFen);
      expect(fenOf(sumRow("结对")[2])).toBe(totals.totalFen);
      const total = sheets.get("总计")!.find(([first]) => first === "累计帮扶金额（元）")!;
      expect(fenOf(total[1])).toBe(totals.totalFen);
      const ledger = sheets.get("台账")!;
      const head = ledger.findIndex(([first]) => first === "记录号");
      const entries = ledger.slice(head + 1);
      expect(entries).toHaveLength(totals.entryCount);
      expect(entries.reduce((sum, entry) => sum + fenOf(entry[5]), 0)).toBe(totals.totalFen);
      for (const entry of entries) {
        expect(entry[3]).toBeInstanceOf(Date);
        expect(entry[11]).toBe("'=cmd|' /C calc'!A0");
        expect(String(entry.at(-1))).toMatch(/^[0-9a-f]{64}$/);
      }
    },
  );

  it("says on every sheet what it counts, when it was made and the end of the chain; and is put on record", async () => {
    const [end] = await connection.sql`select position, hash from ledger_chain_end`;
    for (const [name, rows] of await workbookOf(prefecture)) {
      const head = rows.slice(0, 4).map((cells) => cells.join(" "));
      expect(head[1], name).toContain("验收口径（第 1 版，已验收）");
      expect(head[2], name).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
      expect(head[3], name).toContain(end!.hash as string);
    }
    const page = await (await prefecture.get("/official/reports")).text();
    expect(page).toContain("考核工作簿 2025");
    expect(await (await county.get("/official/reports")).text()).not.toContain("考核工作簿 2025");
  });

  it("keeps the names of the columns in sight, however far a reader scrolls", async () => {
    const bytes = await workbookBytes(prefecture);
    const ledger = (await readWorkbook(bytes)).at(-1)!.data;
    const names = ledger.findIndex(([first]) => first === "记录号") + 1;
    const archive = openArchive(bytes);
    const last = archive.names.filter((name) => name.startsWith("xl/worksheets/")).at(-1)!;
    expect(await unpackAll(archive, last)).toContain(`<pane ySplit="${names}" topLeftCell="A${names + 1}"`);
  });

  it("lists for a county only the entries it may open, and says so", async () => {
    const sheets = await workbookOf(county);
    const ledger = sheets.get("台账")!;
    expect(ledger.some(([first]) => first === "只列出本单位可以逐笔打开的记录，合计小于总计")).toBe(true);
    const head = ledger.findIndex(([first]) => first === "记录号");
    expect(new Set(ledger.slice(head + 1).map((entry) => entry[6]))).toEqual(new Set(["普安县"]));
  });

  it("has each table as CSV, marked as UTF-8, with nothing a spreadsheet would compute", async () => {
    const { kept } = await readBothWays(connection, YEAR);
    const answer = await prefecture.get(`/official/reports/tables/county?year=${YEAR}`);
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString()).toContain(`合计,${yuanOf(kept.accepted!.totalFen)},31`);
    const entries = await (await prefecture.get(`/official/reports/tables/entries?year=${YEAR}`)).text();
    expect(entries).toContain(",'=cmd|' /C calc'!A0,");
    expect(entries).not.toContain(",=cmd");
  });

  it.each([
    ["workbook?year=x", 400],
    ["workbook", 400],
    [`workbook?year=${YEAR}&policy=nothing`, 404],
    [`workbook?year=${YEAR}&policy=%27`, 400],
    [`tables/nothing?year=${YEAR}`, 404],
    [`bulletin?year=${YEAR}&month=13`, 400],
    ["bulletin?year=2099&month=1", 400],
  ])("%s is answered %i", async (address, status) =>
    expect((await prefecture.get(`/official/reports/${address}`)).status).toBe(status),
  );
});

describe("the bulletin", () => {
  it("is a PDF of pages with ink on them", async () => {
    const answer = await prefecture.get(`/official/reports/bulletin?year=${YEAR}&month=11`);
    expect(answer.headers.get("Content-Type")).toBe("application/pdf");
    const pdf = Buffer.from(await answer.arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    // Only the signs it uses are embedded: the typefaces are ten million bytes each.
    expect(pdf.length).toBeLessThan(400_000);
    const { channels } = await sharp(await drawPage(pdf)).stats();
    expect(channels[0]!.stdev).toBeGreaterThan(10);
  });

  it("is put on record with the total it says, which is that of its month's end", async () => {
    await prefecture.get(`/official/reports/bulletin?year=${YEAR}&month=6`);
    const [said] = await connection.sql<{ fen: number; until: number; year: number }[]>`
      select (select (after->>'totalFen')::bigint::int from audit_events
          where action = 'report.exported' and after->>'report' = 'bulletin' order by id desc limit 1) as fen,
        coalesce(sum(amount_fen) filter (where month <= 6), 0)::int as until, sum(amount_fen)::int as year
      from ledger_entries e where year = ${YEAR}
        and exists (select from ledger_grades g where g.entry_id = e.id and g.grade = 'accepted')`;
    expect(said!.fen).toBe(said!.until);
    expect(said!.until).not.toBe(said!.year);
  });

  it("shows every sign as the typeface draws it, pixel by pixel", async () => {
    const drawn = async (sign: string) => {
      const paper = new Paper({ title: "字", madeAt: new Date(0) });
      paper.text(sign, 150, 150, { size: 160 });
      const page = await drawPage(await paper.finish([]));
      return inkOf(await sharp(page).extract({ left: 0, top: 0, width: 1190, height: 1000 }).toBuffer());
    };
    for (const sign of "惠黔县验额") {
      const shown = await drawn(sign);
      expect(likeness(shown, await signOf(sign)), sign).toBeGreaterThan(0.8);
      expect(likeness(shown, await signOf("口")), `${sign} beside a box`).toBeLessThan(0.6);
    }
    // A sign the typeface does not have is a box or nothing: the comparison must see that.
    expect(likeness(await drawn("\u{3007F}"), await signOf("惠"))).toBeLessThan(0.6);
  });
});
