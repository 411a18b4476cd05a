import { beforeAll, describe, expect, it } from "vitest";
import { postReversal, raiseGrade } from "#app/domain/ledger/entry/post.server.ts";
import { inTransaction } from "#app/domain/core/transaction.server.ts";
import { readCrossing } from "#app/domain/reporting/crossing/read.server.ts";
import { readCrossingView } from "#app/domain/reporting/crossing/view.ts";
import { readEntryFilter } from "#app/domain/reporting/entries/filter.ts";
import { getEntryDetail } from "#app/domain/reporting/entries/detail.server.ts";
import { listEntries } from "#app/domain/reporting/entries/list.server.ts";
import { progressAnswer } from "#app/domain/reporting/progress/answer.ts";
import { readHeadline, readProgress } from "#app/domain/reporting/progress/read.server.ts";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery, buildGoodsReturn } from "#tests/support/accepted-goods.ts";
import {
  buildInstitution,
  buildMember,
  buildOffice,
  buildOrder,
  buildProduct,
  buildSupplier,
  buildTrade,
  buildVariant,
  contextFor,
} from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { expectRefusal } from "#tests/support/expect-refusal.ts";

let connection: Connection;
beforeAll(async () => {
  connection = await testDatabase();
});

const visitor = () => contextFor(connection, null);
const total = async (policyCode?: string) =>
  (await readProgress(visitor(), { year: 2026, policyCode })).totals.totalFen;
const filter = (query: string) => readEntryFilter(new URLSearchParams(query), 2026);

/** A trade between any county and any district. */
async function tradeBetween(countyCode: string, districtCode: string) {
  const trade = await buildTrade(connection);
  const supplier = await buildSupplier(connection, { countyCode });
  const institution = await buildInstitution(connection, { districtCode });
  const product = await buildProduct(connection, supplier);
  const variant = await buildVariant(connection, product);
  const order = await buildOrder(
    connection,
    { institution, requester: trade.requester, approver: trade.approver },
    [{ product, variant, packs: 20 }],
  );
  return { ...trade, supplier, institution, product, variant, order };
}

describe("readProgress", () => {
  it("moves by exactly the accepted fen the moment the acceptance is there, and back by the return", async () => {
    const before = await total();
    const trade = await buildTrade(connection);
    const sale = await buildAcceptedDelivery(connection, trade, { packs: 7 });
    expect(await total()).toBe(before + 84_000);
    const back = await buildGoodsReturn(connection, trade, { deliveryLineId: sale.deliveryLineId, packs: 2 });
    await inTransaction(contextFor(connection, trade.receiver), (ctx) =>
      postReversal(ctx, {
        orderId: trade.order.orderId,
        deliveryLineId: sale.deliveryLineId,
        ...back,
        occurredOn: "2026-07-02",
        evidence: "return",
      }),
    );
    expect(await total()).toBe(before + 60_000);
    const { totals } = await readProgress(visitor(), { year: 2026 });
    expect(totals.monthFen.reduce((sum, fen) => sum + fen, 0)).toBe(totals.totalFen);
  });

  it("never answers with less than was committed when it was asked, however many ask", async () => {
    const trade = await buildTrade(connection);
    let committed = await total();
    let posting = true;
    const reader = async () => {
      while (posting) {
        const known = committed;
        expect(await total()).toBeGreaterThanOrEqual(known);
      }
    };
    const reading = Promise.all(Array.from({ length: 6 }, reader));
    for (let sale = 0; sale < 8; sale++) {
      await buildAcceptedDelivery(connection, trade, { packs: 1 });
      committed += 12_000;
    }
    posting = false;
    await reading;
    expect(await total()).toBe(committed);
  });

  it("sees evidence rise under the policy that asks for it, and under no other", async () => {
    const trade = await buildTrade(connection);
    await buildAcceptedDelivery(connection, trade, { packs: 3 });
    const [accepted, paid, invoiced] = [
      await total("accepted"),
      await total("paid"),
      await total("invoiced"),
    ];
    await inTransaction(contextFor(connection, trade.receiver), (ctx) =>
      raiseGrade(ctx, trade.order.orderId, "paid", "2026-06-20", "bank"),
    );
    expect(await total("paid")).toBe(paid + 36_000);
    expect(await total("accepted")).toBe(accepted);
    expect(await total("invoiced")).toBe(invoiced);
  });

  it("divides the total the same way by every dimension, and keeps Ningbo apart", async () => {
    await buildAcceptedDelivery(connection, await tradeBetween("522326", "330200"), { packs: 5 });
    await buildAcceptedDelivery(connection, await tradeBetween("522301", "440100"), { packs: 5 });
    const { totals } = await readProgress(visitor(), { year: 2026 });
    const { byCounty, byIndustry, byChannel, byDistrict, byRegion, bySellerForce, byFundSource } = totals;
    for (const parts of [
      byCounty,
      byIndustry,
      byChannel,
      byDistrict,
      byRegion,
      bySellerForce,
      byFundSource,
    ]) {
      expect(parts.reduce((sum, part) => sum + part.amountFen, 0)).toBe(totals.totalFen);
      expect(parts.reduce((sum, part) => sum + part.entryCount, 0)).toBe(totals.entryCount);
    }
    const ningbo = byRegion.find((part) => part.key === "ningbo")?.amountFen ?? 0;
    expect(ningbo).toBe(60_000);
    expect((await total("accepted")) - (await total("guangdong-accepted"))).toBe(ningbo);
  });

  it("tells what counties sold to their own pairs from what they sold elsewhere, alike in sums and entries", async () => {
    await buildAcceptedDelivery(connection, await tradeBetween("522327", "441302"), { packs: 2 });
    await buildAcceptedDelivery(connection, await tradeBetween("522327", "441322"), { packs: 3 });
    await buildAcceptedDelivery(connection, await tradeBetween("522327", "440100"), { packs: 4 });
    const office = await buildMember(connection, await buildOffice(connection), ["official-statistician"]);
    const ctx = contextFor(connection, office);
    const sums = async (query: string) => {
      const { grid } = await readCrossing(ctx, readCrossingView(new URLSearchParams(query), 2026));
      const row = grid.rows.find(({ key }) => key === "522327");
      return Object.fromEntries(grid.columns.map(({ key }, at) => [key, row?.cells[at]?.amountFen]));
    };
    expect(await sums("rows=county&columns=pair")).toMatchObject({
      "own-pair": 24_000,
      "other-huizhou": 36_000,
      "other-guangdong": 48_000,
    });
    expect(await sums("rows=county&columns=channel&pair=own-pair&fund=canteen")).toEqual({ huiqian: 24_000 });
    const filter = readEntryFilter(new URLSearchParams("county=522327&pair=own-pair"), 2026);
    expect((await listEntries(ctx, filter, null)).rows.map(({ amountFen }) => amountFen)).toEqual([24_000]);
  });

  it("answers for a year without entries and without a target", async () => {
    const progress = await readProgress(visitor(), { year: 2030 });
    expect(progress).toMatchObject({ target: null, pace: null, forecast: null });
    expect(progress.totals).toMatchObject({ totalFen: 0, entryCount: 0, byCounty: [] });
    expect(await readHeadline(visitor(), 2030)).toBeNull();
    await expectRefusal(readProgress(visitor(), { year: 2026, policyCode: "none" }), "policy.not_found");
  });

  it("tries the forecast on the year before, where that year has enough months, under the policy asked for", async () => {
    const trade = await tradeBetween("522323", "441302");
    for (const [acceptedOn, packs] of [
      ["2024-01-10", 1],
      ["2024-07-10", 1],
      ["2024-12-10", 12],
    ] as const)
      await buildAcceptedDelivery(connection, trade, { packs, acceptedOn });
    const { trial } = await readProgress(visitor(), { year: 2025 });
    expect(trial).toMatchObject({ year: 2024, totalFen: 14 * 12_000 });
    expect(trial?.trials.map(({ month }) => month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(trial?.trials.every(({ errorBasisPoints }) => errorBasisPoints < 0)).toBe(true);
    expect((await readProgress(visitor(), { year: 2025, policyCode: "paid" })).trial).toBeNull();
    expect((await readProgress(visitor(), { year: 2027 })).trial).toBeNull();
  });

  it("says when invented entries are among the figures, and answers machines in fen", async () => {
    expect((await readHeadline(visitor(), 2026))?.containsDemonstrationData).toBe(false);
    const trade = await buildTrade(connection, { isDemo: true });
    await buildAcceptedDelivery(connection, trade, { packs: 1, acceptedOn: "2027-03-01" });
    const answered = progressAnswer(await readProgress(visitor(), { year: 2027 }));
    expect(answered).toMatchObject({
      year: 2027,
      policy: { code: "accepted", version: 1, name: "验收口径", minimumGrade: "accepted" },
      targetFen: 37_000_000_000,
      totalFen: 12_000,
      entryCount: 1,
      byCounty: [{ code: "522323", name: "普安县", amountFen: 12_000, entryCount: 1 }],
      containsDemonstrationData: true,
    });
    expect(answered.byMonth[2]).toEqual({ month: 3, amountFen: 12_000 });
  });
});

describe("entries one by one", () => {
  it("lists those under a figure, newest first, in pages that neither skip nor repeat", async () => {
    const trade = await tradeBetween("522324", "daya-bay");
    for (const day of ["2026-05-03", "2026-05-01", "2026-05-02", "2026-05-02"])
      await buildAcceptedDelivery(connection, trade, { packs: 1, acceptedOn: day });
    const ctx = contextFor(
      connection,
      await buildMember(connection, await buildOffice(connection), ["official-viewer"]),
    );
    const all = await listEntries(ctx, filter("county=522324&month=5&district=daya-bay"), null);
    expect(all.rows.map((row) => row.occurredOn)).toEqual([
      "2026-05-03",
      "2026-05-02",
      "2026-05-02",
      "2026-05-01",
    ]);
    const [, second, third] = all.rows;
    const rest = await listEntries(
      ctx,
      filter("county=522324&month=5"),
      `${second?.occurredOn}.${second?.id}`,
    );
    expect(rest.rows[0]?.id).toBe(third?.id);
    expect(await listEntries(ctx, filter("county=522324&policy=paid"), null)).toMatchObject({ rows: [] });
    expect((await listEntries(ctx, filter("county=522324&month=4"), null)).rows).toEqual([]);
  });

  it("opens one with its order, acceptance, batch and evidence", async () => {
    const trade = await buildTrade(connection);
    const { entryId } = await buildAcceptedDelivery(connection, trade, { packs: 2 });
    const ctx = contextFor(
      connection,
      await buildMember(connection, await buildOffice(connection), ["official-viewer"]),
    );
    const detail = await getEntryDetail(ctx, String(entryId));
    expect(detail).toMatchObject({
      order: { id: trade.order.orderId },
      delivery: { sequence: 1 },
      grades: [{ grade: "accepted" }],
      reversals: [],
    });
    expect(detail.batch?.code).toBeTruthy();
    for (const forged of ["0", "-1", "1e3", "x", "99999999999", "9999999999999999999"])
      await expectRefusal(getEntryDetail(ctx, forged), "entry.not_found");
  });

  it("shows a county's office its county and a district's office its district, and hides the rest", async () => {
    const near = await buildAcceptedDelivery(connection, await tradeBetween("522325", "441303"), {
      packs: 1,
    });
    const far = await buildAcceptedDelivery(connection, await tradeBetween("522327", "441302"), { packs: 1 });
    const county = await buildOffice(connection, { officeLevel: "county", countyCode: "522325" });
    const district = await buildOffice(connection, { officeLevel: "district", districtCode: "441303" });
    for (const office of [county, district]) {
      const ctx = contextFor(connection, await buildMember(connection, office, ["official-reviewer"]));
      expect((await getEntryDetail(ctx, String(near.entryId))).entry.id).toBe(near.entryId);
      await expectRefusal(getEntryDetail(ctx, String(far.entryId)), "entry.not_found");
      const { rows } = await listEntries(ctx, filter(""), null);
      expect(rows.map((row) => row.id)).toEqual([near.entryId]);
    }
  });

  it("is forbidden to both sides of the trade", async () => {
    const trade = await buildTrade(connection);
    for (const actor of [trade.finance, trade.manager]) {
      await expectRefusal(listEntries(contextFor(connection, actor), filter(""), null), "actor.forbidden");
      await expectRefusal(getEntryDetail(contextFor(connection, actor), "1"), "actor.forbidden");
    }
  });
});
