import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync, gzipSync } from "node:zlib";
import readWorkbook from "read-excel-file/node";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decideConflict } from "#app/domain/channels/conflict/decide.server.ts";
import { publishRoots } from "#app/domain/ledger/chain/publish-roots.server.ts";
import { agreeReopening } from "#app/domain/ledger/period/decide-reopening.server.ts";
import { askReopening } from "#app/domain/ledger/period/ask-reopening.server.ts";
import { closePeriod } from "#app/domain/ledger/period/close.server.ts";
import { divideTarget } from "#app/domain/ledger/target/divide.server.ts";
import { getImport } from "#app/domain/reporting/channels/imports.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildMember, buildOffice, contextFor } from "#tests/support/builders.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { testSite } from "#tests/support/http.ts";
import {
  bringIn,
  buildSalesOffices,
  invoiceNumber,
  letCount,
  rowsOf,
  saleLine,
} from "#tests/support/sales.ts";
import { signedInBrowser } from "#tests/support/site-world.ts";

const YEAR = 2026;
const TARGET_FEN = 370_000_000_00;

let connection: Connection;
let folder: string;
beforeAll(async () => {
  connection = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "year-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a stranger is told who runs the published verifier over a bundle. */
async function verify(verifier: string, bundle: Buffer): Promise<{ sound: boolean; said: string }> {
  const [program, file] = [join(folder, "ledger-verifier.mjs"), join(folder, "bundle.ndjson.gz")];
  await writeFile(program, verifier);
  await writeFile(file, bundle);
  const run = promisify(execFile)(process.execPath, [program, file]);
  return run.then(
    ({ stdout }) => ({ sound: true, said: stdout }),
    (error: { stdout: string; stderr: string }) => ({ sound: false, said: error.stdout + error.stderr }),
  );
}

it("an official's year: targets, three channels' files, a conflict, closed months, the workbook, and a stranger's check", async () => {
  const offices = await buildSalesOffices(connection);
  const at = (instant: string, actor = offices.prefecture) =>
    contextFor(connection, actor, new Date(instant));
  const colleague = await buildMember(
    connection,
    await buildOffice(connection, { officeLevel: "prefecture", countyCode: null }),
    ["official-manager"],
  );

  // The target is divided by months.
  await divideTarget(at("2026-01-05T02:00:00Z"), {
    year: YEAR,
    dimension: "month",
    basis: "even",
    parts: Array.from({ length: 12 }, (_, index) => ({
      key: String(index + 1),
      amount: Math.floor(TARGET_FEN / 12) + (index < TARGET_FEN % 12 ? 1 : 0),
    })),
    gapReason: "",
  });

  // Three channels report; one sale by its invoice twice, one by its likeness.
  const april = saleLine({
    occurredOn: "2026-04-10",
    amount: "8000.00",
    order: "A-1",
    fapiao: invoiceNumber(71),
  });
  const may = saleLine({ occurredOn: "2026-05-12", amount: "6420.50", order: "A-2" });
  const first = await bringIn(connection, offices, "platform-832", [april, may]);
  await letCount(connection, offices, first.id);
  const second = await bringIn(connection, offices, "dongxi-youxuan", [
    { ...april, order: "B-1" },
    { ...may, order: "B-2", occurredOn: "2026-05-13" },
    saleLine({ occurredOn: "2026-05-20", amount: "1310.07", order: "B-3", buyer: "惠州市中心人民医院" }),
  ]);
  expect((await rowsOf(connection, second.id)).map(({ state }) => state)).toEqual([
    "duplicate",
    "likely",
    "sound",
  ]);
  await letCount(connection, offices, second.id);
  const [conflict] = await connection.sql<{ id: string }[]>`
    select id from sale_conflicts where import_id = ${second.id} and verdict is null`;
  const { rows: shown } = await getImport(at("2026-06-15T01:30:00Z"), second.id, { show: null, after: null });
  expect(shown.map(({ conflictId }) => conflictId)).toEqual([null, conflict!.id, null]);
  await decideConflict(at("2026-06-15T02:00:00Z"), {
    conflictId: conflict!.id,
    verdict: "same",
    reason: "两个平台报了同一笔",
  });

  // January to May are closed; what comes late for April counts in June, and stays told apart.
  for (const month of [1, 2, 3, 4, 5]) await closePeriod(at("2026-06-15T03:00:00Z"), { year: YEAR, month });
  const late = await bringIn(connection, offices, "offline", [
    saleLine({
      occurredOn: "2026-04-28",
      amount: "500.00",
      contract: "HT-1",
      delivery: "S-1",
      buyer: "惠东中学",
    }),
  ]);
  await letCount(connection, offices, late.id);
  const counted = await connection.sql<{ occurred_on: string; recognised_on: string; fen: number }[]>`
    select occurred_on, recognised_on, amount_fen as fen from ledger_entries order by id`;
  expect(
    counted.map(({ occurred_on, recognised_on, fen }) => [occurred_on, recognised_on, Number(fen)]),
  ).toEqual([
    ["2026-04-10", "2026-04-10", 800_000],
    ["2026-05-12", "2026-05-12", 642_050],
    ["2026-05-20", "2026-05-20", 131_007],
    ["2026-04-28", "2026-06-01", 50_000],
  ]);
  const total = 800_000 + 642_050 + 131_007 + 50_000;

  // May is opened again by two officials and closed once more.
  const reopeningId = await askReopening(at("2026-06-16T02:00:00Z"), {
    year: YEAR,
    month: 5,
    reason: "平台补报",
  });
  await expect(agreeReopening(at("2026-06-16T03:00:00Z"), { reopeningId })).rejects.toMatchObject({
    code: "period.second_official",
  });
  await agreeReopening(at("2026-06-16T04:00:00Z", colleague), { reopeningId });
  await closePeriod(at("2026-06-16T05:00:00Z"), { year: YEAR, month: 5 });
  // The chain's days are those of the database's clock: it is let be the day after.
  const { sql } = await testOwner();
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update ledger_links set day = '2026-06-16'`;
  });
  expect(await publishRoots(at("2026-06-17T02:00:00Z"))).toBe(1);

  // The workbook says the same as the ledger, and so does what the public is given.
  const site = await testSite();
  const official = await signedInBrowser(connection, site, offices.prefecture.userId);
  const answer = await official.get(`/official/reports/workbook?year=${YEAR}`);
  const sheets = await readWorkbook(Buffer.from(await answer.arrayBuffer()));
  const row = sheets
    .find(({ sheet }) => sheet === "总计")
    ?.data.find(([name]) => name === "累计帮扶金额（元）");
  expect(Math.round(Number(row?.[1]) * 100)).toBe(total);
  // A sale made elsewhere stands on the row that reported it, and on nobody's acceptance here.
  const [{ entry }] = (await rowsOf(connection, first.id)) as unknown as [{ entry: number }];
  const opened = await (await official.get(`/official/entries/${entry}`)).text();
  expect(opened).toContain(`第${first.number}号导入第2行，发票号码 ${invoiceNumber(71)}`);
  expect(opened).not.toContain("双人签字");
  const stranger = site.visitor();
  const progress = await (await stranger.get(`/api/v1/progress?year=${YEAR}`)).json();
  expect(JSON.stringify(progress)).toContain(String(total));
  expect((await stranger.get(`/progress/${YEAR}`)).status).toBe(200);

  // A stranger checks the bundle with nothing but the published verifier; one changed fen is found.
  const verifier = await (await stranger.get("/ledger-verifier.mjs")).text();
  const bundle = Buffer.from(await (await stranger.get("/api/v1/ledger")).arrayBuffer());
  expect(await verify(verifier, bundle)).toMatchObject({ sound: true });
  const lines = gunzipSync(bundle).toString("utf8");
  expect(lines).toContain("800000");
  const bent = gzipSync(lines.replace("800000", "800001"));
  expect(await verify(verifier, bent)).toMatchObject({ sound: false });
});

it.each([
  ["left out is missed", new File([], ""), "请选择要上传的文件"],
  ["that cannot be read is refused", new File(["<html>"], "销售.xlsx"), "没有找到表头"],
])("a file of sales %s together with channel and county, each at its field", async (_, file, reason) => {
  const { prefecture } = await buildSalesOffices(connection);
  const official = await signedInBrowser(connection, await testSite(), prefecture.userId);
  const answer = await official.post("/official/imports", { channelCode: "", countyCode: "", file });
  expect(answer.status).toBe(400);
  const page = await answer.text();
  for (const field of ["channelCode", "countyCode", "file"]) {
    expect(page).toContain(`href="#upload-${field}"`);
    expect(page).toContain(`id="upload-${field}"`);
  }
  expect(page).toContain(reason);
});
