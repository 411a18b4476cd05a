import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { decideConflict } from "#app/domain/channels/conflict/decide.server.ts";
import { chooseColumns } from "#app/domain/channels/import/choose-columns.server.ts";
import { confirmImport } from "#app/domain/channels/import/confirm.server.ts";
import { postImport, ROWS_AT_ONCE } from "#app/domain/channels/import/post.server.ts";
import { pushSales } from "#app/domain/channels/import/push.server.ts";
import { readImport } from "#app/domain/channels/import/read.server.ts";
import { rejectImport } from "#app/domain/channels/import/reject.server.ts";
import { uploadSales } from "#app/domain/channels/import/upload.server.ts";
import { verifyImport } from "#app/domain/channels/import/verify.server.ts";
import { channelKeySecrets } from "#app/domain/channels/key/secret.server.ts";
import { env } from "#app/env.server.ts";
import { issueKey } from "#app/domain/channels/key/issue.server.ts";
import { revokeKey } from "#app/domain/channels/key/revoke.server.ts";
import { addSession } from "#app/domain/channels/session/add.server.ts";
import type { Actor } from "#app/domain/core/context.ts";
import { signatureOf } from "#app/domain/core/signature.ts";
import { verifyLedger } from "#app/domain/ledger/chain/verify.server.ts";
import { closePeriod } from "#app/domain/ledger/period/close.server.ts";
import { listConflicts } from "#app/domain/reporting/channels/conflicts.server.ts";
import { getImport } from "#app/domain/reporting/channels/imports.server.ts";
import { listLivestreams } from "#app/domain/reporting/channels/livestreams.server.ts";
import { getVisibleFile } from "#app/domain/reporting/file/visible.server.ts";
import { officialInbox } from "#app/domain/reporting/inbox/official.server.ts";
import { startOfDay } from "#app/kernel/calendar.ts";
import { writePosition } from "#app/kernel/keyset.ts";
import { registerFapiao } from "#app/flows/register-fapiao.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildMember, buildOffice, contextFor, testInstant } from "#tests/support/builders.ts";
import { auditOf } from "#tests/support/catalogue.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { buildAccepted, TEST_DAY } from "#tests/support/delivered.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";
import {
  bringIn,
  buildSalesOffices,
  heldBy,
  invoiceNumber,
  letCount,
  rowsOf,
  type SalesOffices,
  saleLine,
  salesFile,
} from "#tests/support/sales.ts";

let connection: Connection;
let offices: SalesOffices;
const system = () => contextFor(connection, null);
beforeAll(async () => {
  connection = await testDatabase();
});
beforeEach(async () => {
  offices = await buildSalesOffices(connection);
});

/** Rows that no other row of the test is alike to. */
let unique = 0;
const lone = (changes = {}) => {
  unique += 1;
  return saleLine({ amount: `${10_000 + unique * 7}.00`, order: `O-${unique}`, ...changes });
};
const fenOf = (line: { amount?: string }) => Number(line.amount) * 100;

async function conflictOf(importId: string) {
  const rows = await connection.sql<{ id: string; score: number; entry: number | null; row: number }[]>`
    select id, score, other_entry_id as entry, row_number as row from sale_conflicts
    where import_id = ${importId} and verdict is null order by row_number`;
  return rows;
}

describe("a year's sales of three channels", () => {
  it("count once each, whatever the files say twice, and the total is exact", async () => {
    const before = await Promise.all(
      ["platform-832", "dongxi-youxuan", "offline"].map((code) => heldBy(connection, code)),
    );
    const shared = lone({ fapiao: invoiceNumber(1), paidOn: "2026-06-10" });
    const alone = lone();
    const first = await bringIn(connection, offices, "platform-832", [
      shared,
      alone,
      lone({ county: "晴隆县" }),
    ]);
    await letCount(connection, offices, first.id);
    const counted = await rowsOf(connection, first.id);
    expect(counted.map(({ state, problem }) => [state, problem])).toEqual([
      ["posted", null],
      ["posted", null],
      ["refused", "county_elsewhere"],
    ]);

    // The same invoice reported through another channel, and what looks like the sale without one.
    const fresh = lone();
    const second = await bringIn(connection, offices, "dongxi-youxuan", [
      { ...shared, order: "DX-1" },
      { ...alone, order: `DX-${alone.order}`, occurredOn: "2026-06-07", buyer: "惠州第一中学" },
      fresh,
    ]);
    expect(
      (await rowsOf(connection, second.id)).map(({ state, problem, other }) => [state, problem, other]),
    ).toEqual([
      ["duplicate", "counted", String(counted[0]!.entry)],
      ["likely", null, null],
      ["sound", null, null],
    ]);
    await letCount(connection, offices, second.id);
    const [conflict] = await conflictOf(second.id);
    expect(conflict).toMatchObject({ entry: counted[1]!.entry, row: 3 });
    await decideConflict(contextFor(connection, offices.prefecture), {
      conflictId: conflict!.id,
      verdict: "same",
      reason: "同一笔，两个平台都报了",
    });
    const delivery = lone({ order: "", contract: "HT-9", delivery: "S-1" });
    const third = await bringIn(connection, offices, "offline", [
      delivery,
      { ...delivery, line: "2", amount: "77.00" },
      { ...lone({ order: "" }), fapiao: invoiceNumber(1), line: "1" },
    ]);
    await letCount(connection, offices, third.id);

    const after = await Promise.all(
      ["platform-832", "dongxi-youxuan", "offline"].map((code) => heldBy(connection, code)),
    );
    expect(after.map((fen, index) => fen - before[index]!)).toEqual([
      fenOf(shared) + fenOf(alone),
      fenOf(fresh),
      fenOf(delivery) + 7_700,
    ]);
    const [entry] = await connection.sql`
      select e.trade_kind, e.buyer_region, e.paired_district_code, e.seller_force, e.supplier_id, e.posted_by_id,
        array(select grade from ledger_grades g where g.entry_id = e.id order by sequence) as grades
      from ledger_entries e where id = ${counted[0]!.entry}`;
    expect(entry).toEqual({
      trade_kind: "procurement",
      buyer_region: "huizhou",
      paired_district_code: "441324",
      seller_force: "cooperative",
      supplier_id: null,
      posted_by_id: offices.prefecture.userId,
      grades: ["accepted", "invoiced", "paid"],
    });
    expect((await verifyLedger(connection)).problems).toEqual([]);
    expect((await auditOf(connection, first.id)).map(({ action }) => action)).toEqual([
      "import.uploaded",
      "import.read",
      "import.verified",
      "import.confirmed",
      "import.posted",
    ]);
  });

  it("a decision that both are sales lets the row count after all, and the other verdicts do not", async () => {
    const lines = [lone(), lone(), lone()];
    const first = await bringIn(connection, offices, "platform-832", lines);
    // Both wait: the later one asks.
    const second = await bringIn(
      connection,
      offices,
      "dongxi-youxuan",
      lines.map((line) => ({ ...line, order: `B${line.order}` })),
    );
    await letCount(connection, offices, first.id);
    await letCount(connection, offices, second.id);
    const asked = await conflictOf(second.id);
    const decide = (index: number, verdict: string, who = offices.prefecture) =>
      decideConflict(contextFor(connection, who), {
        conflictId: asked[index]!.id,
        verdict: verdict as "same",
        reason: "核对了送货单",
      });
    await expectRefusal(decide(0, "different", offices.county), "conflict.not_yours");
    await expectRefusal(decide(0, "different", offices.otherCounty), "conflict.not_found");
    await decide(0, "different");
    await decide(1, "withdrawn");
    await decide(2, "same");
    await expectRefusal(decide(0, "same"), "conflict.decided");
    await postImport(system(), { importId: second.id });
    expect((await rowsOf(connection, second.id)).map(({ state }) => state)).toEqual([
      "posted",
      "withdrawn",
      "duplicate",
    ]);
    expect((await rowsOf(connection, first.id)).map(({ state }) => state)).toEqual([
      "posted",
      "posted",
      "posted",
    ]);
  });
});

describe("a document that two imports name while neither is counted", () => {
  const row = async (importId: string) => {
    const [first] = await rowsOf(connection, importId);
    return [first!.state, first!.problem, first!.other];
  };
  const prefecture = () => contextFor(connection, offices.prefecture);
  const nameOf = ({ number }: { number: number }) => `#${number}/2`;

  it("is the first one's, whatever the channel, and asks nobody", async () => {
    const sale = lone({ fapiao: invoiceNumber(8_801) });
    const first = await bringIn(connection, offices, "platform-832", [sale]);
    const second = await bringIn(connection, offices, "dongxi-youxuan", [{ ...sale, order: "W-1" }, lone()]);
    expect(await row(first.id)).toEqual(["sound", null, null]);
    expect(await row(second.id)).toEqual(["duplicate", "claimed", nameOf(first)]);
    expect(await conflictOf(second.id)).toEqual([]);
    const before = await heldBy(connection, "platform-832");
    await letCount(connection, offices, second.id);
    await letCount(connection, offices, first.id);
    expect((await heldBy(connection, "platform-832")) - before).toBe(fenOf(sale));
    // Counted, it needs no claim any more.
    expect(await connection.sql`select key from claimed_sale_keys where import_id = ${first.id}`).toEqual([]);
  });

  it("passes on when the first is sent back, also to an import that was posted without it", async () => {
    const sale = lone({ fapiao: invoiceNumber(8_802) });
    const first = await bringIn(connection, offices, "platform-832", [sale]);
    const second = await bringIn(connection, offices, "dongxi-youxuan", [{ ...sale, order: "W-2" }, lone()]);
    const third = await bringIn(connection, offices, "offline", [{ ...sale, order: "W-3" }]);
    await letCount(connection, offices, second.id);
    await rejectImport(prefecture(), { importId: first.id, reason: "县里报错了渠道" });
    expect(await row(second.id)).toEqual(["sound", null, null]);
    expect(await row(third.id)).toEqual(["duplicate", "claimed", nameOf(second)]);
    const before = await heldBy(connection, "dongxi-youxuan");
    await postImport(contextFor(connection, null), { importId: second.id });
    expect((await row(second.id))[0]).toBe("posted");
    expect((await heldBy(connection, "dongxi-youxuan")) - before).toBe(fenOf(sale));
  });

  it("passes on when the first row is taken back, or its import is read anew", async () => {
    const counted = lone();
    const posted = await bringIn(connection, offices, "platform-832", [counted]);
    await letCount(connection, offices, posted.id);
    const likely = { ...counted, order: "W-4", fapiao: invoiceNumber(8_803) };
    const first = await bringIn(connection, offices, "dongxi-youxuan", [likely]);
    const second = await bringIn(connection, offices, "offline", [
      { ...lone(), fapiao: invoiceNumber(8_803) },
    ]);
    expect(await row(second.id)).toEqual(["duplicate", "claimed", nameOf(first)]);
    const [conflict] = await conflictOf(first.id);
    await decideConflict(prefecture(), {
      conflictId: conflict!.id,
      verdict: "withdrawn",
      reason: "填错发票",
    });
    expect(await row(second.id)).toEqual(["sound", null, null]);

    const third = await bringIn(connection, offices, "platform-832", [
      lone({ fapiao: invoiceNumber(8_803) }),
    ]);
    expect(await row(third.id)).toEqual(["duplicate", "claimed", nameOf(second)]);
    const [read] = await connection.sql`select mapping from channel_imports where id = ${second.id}`;
    await chooseColumns(contextFor(connection, offices.county), {
      importId: second.id,
      unit: "yuan",
      ...read!.mapping.columns,
    });
    await readImport(contextFor(connection, null), { importId: second.id });
    expect(await row(third.id)).toEqual(["sound", null, null]);
    expect(await row(second.id)).toEqual(["duplicate", "claimed", nameOf(third)]);
  });
});

it("likely duplicates are listed page by page, each once", async () => {
  const twins = [lone(), lone(), lone()];
  const counted = await bringIn(connection, offices, "platform-832", twins);
  await letCount(connection, offices, counted.id);
  const again = twins.map((twin) => ({ ...twin, order: `${twin.order}-again` }));
  const { id: importId } = await bringIn(connection, offices, "dongxi-youxuan", again);
  const ctx = contextFor(connection, offices.county);
  const listed = async (after: string | null) =>
    (await listConflicts(ctx, after)).rows.filter(({ row }) => row.importId === importId);
  const all = await listed(null);
  expect(all).toHaveLength(3);
  const [first] = all;
  const behind = writePosition({ at: new Date(first!.raisedAt), id: first!.id });
  expect(await listed(behind)).toEqual(all.slice(1));
});

describe("an import", () => {
  it("is known again by its bytes, and may come again once it was sent back", async () => {
    const file = salesFile([lone()]);
    const ctx = contextFor(connection, offices.county);
    const of = { channelCode: "platform-832", countyCode: "522323" };
    const first = await uploadSales(ctx, of, file);
    const refusal = await expectRefusal(
      uploadSales(ctx, of, { ...file, name: "again.csv" }),
      "import.same_file",
    );
    expect(refusal.details).toEqual({ number: first.number });
    await readImport(system(), { importId: first.id });
    await rejectImport(ctx, { importId: first.id, reason: "缺合同" });
    expect((await uploadSales(ctx, of, file)).id).not.toBe(first.id);
  });

  it("of another county is not found; its own verifies, the prefecture confirms, and nobody else", async () => {
    const { id: importId } = await bringIn(connection, offices, "platform-832", [lone()]);
    const [county, other, prefecture] = [offices.county, offices.otherCounty, offices.prefecture].map((who) =>
      contextFor(connection, who),
    );
    for (const act of [verifyImport, confirmImport])
      await expectRefusal(act(other!, { importId }), "import.not_found");
    await expectRefusal(rejectImport(other!, { importId, reason: "x" }), "import.not_found");
    await expectRefusal(verifyImport(prefecture!, { importId }), "actor.forbidden");
    await expectRefusal(confirmImport(county!, { importId }), "actor.forbidden");
    await expectRefusal(confirmImport(prefecture!, { importId }), "import.wrong_state");
    await expectRefusal(
      uploadSales(county!, { channelCode: "platform-832", countyCode: "522324" }, salesFile([lone()])),
      "actor.forbidden",
    );
    await expectRefusal(
      uploadSales(county!, { channelCode: "huiqian", countyCode: "522323" }, salesFile([lone()])),
      "channel.not_found",
    );
    await verifyImport(county!, { importId });
    await expectRefusal(verifyImport(county!, { importId }), "import.wrong_state");
    await confirmImport(prefecture!, { importId });
    await expectRefusal(rejectImport(prefecture!, { importId, reason: "x" }), "import.wrong_state");
    const [supplier] =
      await connection.sql`select count(*)::int as rows from channel_import_rows where import_id = ${importId} and entry_id is not null`;
    expect(supplier!.rows).toBe(0);
  });

  it("says which of its rows are of a closed month, and in which month these will count", async () => {
    const { id: importId } = await bringIn(connection, offices, "platform-832", [
      lone({ occurredOn: "2024-01-05" }),
      lone({ occurredOn: "2024-01-31" }),
      lone({ occurredOn: "2024-02-01" }),
    ]);
    const prefecture = contextFor(connection, offices.prefecture);
    const late = async () => (await getImport(prefecture, importId, { show: null, after: null })).late;
    expect(await late()).toEqual([]);
    for (const month of [1, 2]) await closePeriod(prefecture, { year: 2024, month });
    expect(await late()).toEqual([
      { month: "2024-01", countsIn: "2024-03", rows: 2 },
      { month: "2024-02", countsIn: "2024-03", rows: 1 },
    ]);
    await letCount(connection, offices, importId);
    expect(await late()).toEqual([]);
    const counted = await connection.sql`
      select e.month, count(*)::int as rows from channel_import_rows r join ledger_entries e on e.id = r.entry_id
      where r.import_id = ${importId} group by 1`;
    expect(counted).toEqual([{ month: 3, rows: 3 }]);
  });

  it("keeps its file for the offices that keep it, whoever of them brought it in", async () => {
    const { id } = await uploadSales(
      contextFor(connection, offices.prefecture),
      { channelCode: "platform-832", countyCode: "522323" },
      salesFile([lone()]),
    );
    const [row] = await connection.sql`select file_id from channel_imports where id = ${id}`;
    const read = (actor: Actor | null) => getVisibleFile(contextFor(connection, actor), row!.file_id);
    for (const actor of [offices.prefecture, offices.county])
      expect(await read(actor)).toMatchObject({ originalName: "sales.csv", isPublic: false });
    for (const actor of [offices.otherCounty, null]) await expectRefusal(read(actor), "file.not_found");
  });

  it("waits in the inbox of its county, then in the prefecture's, as does what is likely counted already", async () => {
    const inbox = async (actor: Actor) =>
      Object.fromEntries(
        (await officialInbox(contextFor(connection, actor))).map(({ kind, count }) => [kind, count]),
      );
    const [county, prefecture] = [await inbox(offices.county), await inbox(offices.prefecture)];
    const twin = lone();
    const counted = await bringIn(connection, offices, "platform-832", [twin]);
    await letCount(connection, offices, counted.id);
    const { id: importId } = await bringIn(connection, offices, "dongxi-youxuan", [
      { ...twin, order: `${twin.order}-again` },
      lone(),
    ]);
    expect((await inbox(offices.county)).imports_to_verify).toBe((county.imports_to_verify ?? 0) + 1);
    expect(await inbox(offices.otherCounty)).not.toHaveProperty("imports_to_confirm");
    await verifyImport(contextFor(connection, offices.county), { importId });
    expect((await inbox(offices.county)).imports_to_verify ?? 0).toBe(county.imports_to_verify ?? 0);
    const waiting = await inbox(offices.prefecture);
    expect(waiting.imports_to_confirm).toBe((prefecture.imports_to_confirm ?? 0) + 1);
    expect(waiting.conflicts_to_decide).toBe((prefecture.conflicts_to_decide ?? 0) + 1);
  });

  it("without a row that may count cannot be verified", async () => {
    const { id: importId } = await bringIn(connection, offices, "platform-832", [saleLine()]);
    expect(await rowsOf(connection, importId)).toMatchObject([{ state: "refused", problem: "key_missing" }]);
    await expectRefusal(
      verifyImport(contextFor(connection, offices.county), { importId }),
      "import.nothing_sound",
    );
  });

  it("waits until it is known what its columns mean, and the channel's next file knows", async () => {
    const ctx = contextFor(connection, offices.county);
    const line = lone();
    const strange = (amount: string) => ({
      name: "strange.csv",
      bytes: new TextEncoder().encode(
        `日期,金额,宝贝,产业,卖方,买方,买方地区,主体类型,资金来源,订单号\n2026-06-05,${amount},红茶,茶叶,某合作社,某校,惠城区,合作社,食堂,${line.order}${amount}`,
      ),
    });
    const of = { channelCode: "exhibition", countyCode: "522323" };
    const added = await uploadSales(ctx, of, strange("1.5"));
    expect(added.state).toBe("mapping");
    const chosen = { importId: added.id, unit: "wan" as const, ...added.mapping.columns };
    await expectRefusal(chooseColumns(ctx, chosen), "import.columns_missing");
    await expectRefusal(chooseColumns(ctx, { ...chosen, product: "日期" }), "import.column_twice");
    await chooseColumns(ctx, { ...chosen, product: "宝贝" });
    await readImport(system(), { importId: added.id });
    const [row] =
      await connection.sql`select amount_fen, product_name from channel_import_rows where import_id = ${added.id}`;
    expect(row).toEqual({ amount_fen: 1_500_000, product_name: "红茶" });
    expect(await uploadSales(ctx, of, strange("2.5"))).toMatchObject({
      state: "reading",
      mapping: { unit: "wan" },
    });
  });

  it("that was broken off while it was posted goes on where it stopped", async () => {
    const lines = Array.from({ length: ROWS_AT_ONCE + 20 }, () => lone());
    const { id: importId } = await bringIn(connection, offices, "gd-trading-network", lines);
    const before = await heldBy(connection, "gd-trading-network");
    await verifyImport(contextFor(connection, offices.county), { importId });
    await confirmImport(contextFor(connection, offices.prefecture), { importId });
    // The database refuses a row of the second part: the first is kept, and of the second nothing.
    const owner = await testOwner();
    await owner.sql.unsafe(
      `alter table counted_sale_keys add constraint broken_off check (row_number <> ${ROWS_AT_ONCE + 10} or import_id <> '${importId}') not valid`,
    );
    await expect(postImport(system(), { importId })).rejects.toThrow();
    const posted = (await rowsOf(connection, importId)).filter(({ state }) => state === "posted");
    expect(posted).toHaveLength(ROWS_AT_ONCE);
    await owner.sql.unsafe("alter table counted_sale_keys drop constraint broken_off");
    await postImport(system(), { importId });
    const states =
      await connection.sql`select state, count(*)::int as rows from channel_import_rows where import_id = ${importId} group by state`;
    expect(states).toEqual([{ state: "posted", rows: lines.length }]);
    const sum = lines.reduce((total, line) => total + fenOf(line), 0);
    expect((await heldBy(connection, "gd-trading-network")) - before).toBe(sum);
  });
});

describe("a refund", () => {
  it("takes back part of the sale it names, never more than is left, and not twice", async () => {
    const sale = lone({ amount: "500.00" });
    const back = { ...sale, order: "", refundOf: sale.order, occurredOn: "2026-06-08" };
    const first = await bringIn(connection, offices, "platform-832", [
      { ...back, amount: "-200.00" },
      sale,
      { ...back, amount: "-1.00", refundOf: "NONE" },
    ]);
    await letCount(connection, offices, first.id);
    const rows = await rowsOf(connection, first.id);
    expect(rows.map(({ state, problem }) => [state, problem])).toEqual([
      ["posted", null],
      ["posted", null],
      ["refused", "refund_unknown"],
    ]);
    const [reversal] =
      await connection.sql`select kind, reverses_id, amount_fen from ledger_entries where id = ${rows[0]!.entry}`;
    expect(reversal).toEqual({ kind: "reversal", reverses_id: rows[1]!.entry, amount_fen: -20_000 });
    const second = await bringIn(connection, offices, "platform-832", [
      { ...back, amount: "-200.00" },
      { ...back, amount: "-300.01" },
      { ...back, amount: "-300.00" },
    ]);
    expect((await rowsOf(connection, second.id))[0]).toMatchObject({
      state: "duplicate",
      problem: "counted",
    });
    await letCount(connection, offices, second.id);
    expect((await rowsOf(connection, second.id)).map(({ state, problem }) => [state, problem])).toEqual([
      ["duplicate", "counted"],
      ["refused", "refund_over"],
      ["posted", null],
    ]);
  });
});

describe("the platform's own orders", () => {
  it("keep their invoices: a row with one is refused, and an invoice of a counted row cannot be registered", async () => {
    const trade = await buildAccepted(connection);
    const finance = contextFor(connection, trade.supplierFinance);
    const fapiao = (which: number, amount: string) => ({
      orderId: trade.order.orderId,
      number: invoiceNumber(which),
      code: "",
      amount,
      issuedOn: TEST_DAY,
    });
    await registerFapiao(finance, fapiao(801, "10.00"));
    const brought = await bringIn(connection, offices, "offline", [
      lone({ order: "", fapiao: invoiceNumber(801) }),
      lone({ order: "", fapiao: invoiceNumber(802) }),
    ]);
    const [order] =
      await connection.sql`select number from purchase_orders where id = ${trade.order.orderId}`;
    expect((await rowsOf(connection, brought.id))[0]).toMatchObject({
      state: "duplicate",
      problem: "registered",
      other: order!.number,
    });
    await letCount(connection, offices, brought.id);
    await expectRefusal(registerFapiao(finance, fapiao(802, "10.00")), "fapiao.counted_elsewhere");
  });
});

describe("a livestream session", () => {
  it("is named by its sales", async () => {
    const ctx = contextFor(connection, offices.county);
    const form = {
      code: "live-2026-01",
      title: "普安红茶专场",
      host: "DEMO 主播",
      platform: "DEMO 平台",
      heldOn: "2026-06-05",
      countyCode: "522323",
      pinned: "普安红茶\n\n薏仁米\n",
    };
    const session = await addSession(ctx, form);
    expect(session).toMatchObject({ code: "LIVE-2026-01", pinnedProducts: ["普安红茶", "薏仁米"] });
    await expectRefusal(addSession(ctx, form), "livestream.code_taken");
    await expectRefusal(addSession(ctx, { ...form, code: "X-2", countyCode: "522324" }), "actor.forbidden");
    const later = await addSession(ctx, { ...form, code: "live-2026-02", heldOn: "2026-06-06" });
    const listed = async (after: string | null) =>
      (await listLivestreams(ctx, after)).rows
        .map(({ id }) => id)
        .filter((id) => [session.id, later.id].includes(id));
    expect(await listed(null)).toEqual([later.id, session.id]);
    const behind = writePosition({ at: startOfDay("2026-06-06"), id: later.id });
    expect(await listed(behind)).toEqual([session.id]);
    const { id } = await bringIn(connection, offices, "livestream", [
      lone({ session: "live-2026-01", fund: "" }),
      lone({ session: "LIVE-9" }),
      lone(),
    ]);
    expect((await rowsOf(connection, id)).map(({ problem }) => problem)).toEqual([
      null,
      "session",
      "session_needed",
    ]);
  });
});

describe("a push", () => {
  afterAll(() => {
    env.KEY_ENCRYPTION_SECRET = undefined;
  });
  const at = String(Math.floor(testInstant.getTime() / 1000));
  const signed = (secret: string, rows: unknown, timestamp = at) => {
    const body = new TextEncoder().encode(JSON.stringify(rows));
    return {
      channelCode: "platform-832",
      timestamp,
      signature: `sha256=${signatureOf(secret, timestamp, body)}`,
      body,
    };
  };

  it("lands in the counties' queues, once, and is for the key's holder alone", async () => {
    const prefecture = contextFor(connection, offices.prefecture);
    await expectRefusal(
      issueKey(contextFor(connection, offices.county), { channelCode: "platform-832" }),
      "actor.forbidden",
    );
    await expectRefusal(issueKey(prefecture, { channelCode: "offline" }), "channel.no_push");
    const { secret } = await issueKey(prefecture, { channelCode: "platform-832" });
    const rows = [
      lone({ county: "普安县" }),
      lone({ county: "522324", amount: "面议" }),
      lone({ county: "普安县" }),
    ];
    const answer = await pushSales(system(), signed(secret, rows));
    expect(answer).toMatchObject({
      channel: "platform-832",
      received: 3,
      imports: [
        { county: "522323", rows: 2, waiting: 2, refused: 0, duplicates: 0 },
        { county: "522324", rows: 1, waiting: 0, refused: 1, duplicates: 0 },
      ],
    });
    const sealed = await connection.sql`select sealed_secret from channel_keys where revoked_at is null`;
    expect(JSON.stringify(sealed)).not.toContain(secret);
    Object.assign(env, { KEY_ENCRYPTION_SECRET: "sealing".padEnd(32, "-") });
    expect(await pushSales(system(), signed(secret, rows))).toEqual(answer);
    const renewed = await connection.sql`select sealed_secret from channel_keys where revoked_at is null`;
    expect(renewed).not.toEqual(sealed);
    expect(await channelKeySecrets.reseal(connection)).toBe(0);
    const numbers = answer.imports.map((each) => each.import);
    const [found] =
      await connection.sql`select id, state, source from channel_imports where number = ${numbers[0]!}`;
    expect(found).toMatchObject({ state: "read", source: "push" });
    await letCount(connection, offices, found!.id);
    expect((await rowsOf(connection, found!.id)).map(({ row, state }) => [row, state])).toEqual([
      [1, "posted"],
      [3, "posted"],
    ]);

    await expectRefusal(pushSales(system(), signed(`${secret}x`, rows)), "push.unauthenticated");
    await expectRefusal(
      pushSales(system(), signed(secret, rows, String(Number(at) - 301))),
      "push.clock_off",
    );
    await expectRefusal(pushSales(system(), signed(secret, [{ price: 1 }])), "push.rows_invalid");
    await expectRefusal(pushSales(system(), signed(secret, [])), "push.rows_invalid");
    const refusal = await expectRefusal(
      pushSales(system(), signed(secret, [lone({ county: "某县" })])),
      "push.county_unknown",
    );
    expect(refusal.issues).toMatchObject([{ path: [0, "county"] }]);

    const { secret: next } = await issueKey(prefecture, { channelCode: "platform-832" });
    await expectRefusal(pushSales(system(), signed(secret, rows)), "push.unauthenticated");
    expect(await pushSales(system(), signed(next, rows))).toMatchObject({ received: 3 });
    await revokeKey(prefecture, { channelCode: "platform-832" });
    await expectRefusal(revokeKey(prefecture, { channelCode: "platform-832" }), "channel.no_key");
    await expectRefusal(pushSales(system(), signed(next, rows)), "push.unauthenticated");
  });
});

it("a viewer imports nothing", async () => {
  const viewer = await buildMember(connection, await buildOffice(connection), ["official-viewer"]);
  await expectRefusal(
    uploadSales(
      contextFor(connection, viewer),
      { channelCode: "offline", countyCode: "522323" },
      salesFile([]),
    ),
    "actor.forbidden",
  );
});
