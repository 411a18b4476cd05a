import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { addDays, dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { purchaseOrders } from "#db/schema/orders.server.ts";
import { requisitions } from "#db/schema/requisitions.server.ts";
import { buildBuyer, buildGoods, type Buyer } from "#tests/support/buying.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite, type Visitor } from "#tests/support/http.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let connection: Connection;
let site: Site;
let buyer: Buyer;
let requester: Visitor;
let approver: Visitor;
let goods: Awaited<ReturnType<typeof buildGoods>>;
beforeAll(async () => {
  connection = await testDatabase();
  site = await testSite();
  buyer = await buildBuyer(connection);
  goods = await buildGoods(connection);
  requester = await signedInVisitor(site, connection, buyer.institution, ["institution-requester"]);
  approver = await signedInVisitor(site, connection, buyer.institution, ["institution-approver"]);
});

const NEW = "/institution/requisitions/new";
const wantedOn = addDays(dayOf(new Date()), 14);

/** What a browser without script sends of the work table. */
function workTable(intent: string, packs: string[], changes: Record<string, string> = {}) {
  const lines = packs.flatMap((count, index) => [
    [`lines[${index}].variantId`, goods.variant.id],
    [`lines[${index}].packs`, count],
    [`lines[${index}].shownPriceFen`, "12000"],
  ]);
  return {
    intent,
    requestKey: newId(),
    budgetUnitId: buyer.unit.id,
    deliveryAddressId: buyer.address.id,
    fundSource: "canteen",
    terms: "goods-first",
    wantedOn,
    ownReference: "",
    note: "",
    ...Object.fromEntries(lines),
    ...changes,
  } as Record<string, string>;
}

const rows = () =>
  connection.db.select().from(requisitions).where(eq(requisitions.organisationId, buyer.institution.id));

describe("the work table by plain forms", () => {
  it("finds, adds, pastes, removes and shows again what was typed, writing nothing", async () => {
    const before = await rows();
    const found = await (await requester.post(NEW, { ...workTable("find", []), term: "普安" })).text();
    expect(found).toContain(`value="add:${goods.variant.id}"`);
    const added = await (await requester.post(NEW, workTable(`add:${goods.variant.id}`, ["十"]))).text();
    expect(added).toContain('name="lines[1].packs"');
    expect(added).toContain('value="十"');
    const pasted = await (
      await requester.post(NEW, {
        ...workTable("paste", []),
        pasted: `${goods.variant.sku}\t25\n龙井\t3`,
      })
    ).text();
    expect(pasted).toContain('value="25"');
    expect(pasted).toContain("龙井");
    expect(pasted).not.toContain('name="lines[1].packs"');
    const removed = await (await requester.post(NEW, workTable("remove:0", ["10", "15"]))).text();
    expect(removed).toContain('value="15"');
    expect(removed).not.toContain('name="lines[1].packs"');
    expect(await rows()).toEqual(before);
  });

  it("submits nothing while rows of a pasted list are not read in", async () => {
    const before = await rows();
    const refused = await requester.post(NEW, {
      ...workTable("submit", ["10"]),
      pasted: `${goods.variant.sku}\t25\n龙井\t3`,
    });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    for (const shown of ["粘贴的清单里还有内容", 'value="25"', "龙井"]) expect(page, shown).toContain(shown);
    expect(await rows()).toEqual(before);
  });

  it("names the valid neighbours of a quantity that cannot be ordered", async () => {
    const refused = await requester.post(NEW, workTable("submit", ["12"]));
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("起订量 10 罐，每次增加 5 罐：可选 10 或 15。");
  });

  it("tells of a draft saved in another window, keeps what was typed, and takes it when it is sent again", async () => {
    const key = newId();
    const saved = await requester.post(NEW, workTable("save", ["10"], { requestKey: key }));
    const page = saved.headers.get("Location") ?? "";
    expect(await (await requester.get(page)).text()).toContain('name="openedRevision" value="1"');
    const sent = (packs: string, openedRevision: string) =>
      requester.post(page, workTable("save", [packs], { requestKey: key, openedRevision }));
    expect((await sent("15", "1")).status).toBe(303);
    const late = await sent("20", "1");
    expect(late.status).toBe(409);
    const shown = await late.text();
    expect(shown).toContain("这份草稿刚在别处");
    expect(shown).toContain('value="20"');
    expect(shown).toContain('name="openedRevision" value="2"');
    expect((await sent("20", "2")).status).toBe(303);
    expect(await (await requester.get(page)).text()).toContain('value="20"');
  });

  it("leads whoever is signed out through the sign-in page and back to the table as typed", async () => {
    const key = newId();
    const saved = await requester.post(NEW, workTable("save", ["10"], { requestKey: key }));
    const draft = saved.headers.get("Location") ?? "";
    const before = await rows();
    for (const [page, changes] of [
      [NEW, {}],
      [draft, { requestKey: key, openedRevision: "1" }],
    ] as const) {
      const typed = workTable("submit", ["25", "三十"], { ...changes, note: "走西门&早上七点" });
      const signIn = (await site.visitor().post(page, typed)).headers.get("Location") ?? "";
      expect(await (await site.visitor().get(signIn)).text()).toContain("填写的内容都在");
      const back = new URLSearchParams(signIn.split("?")[1]).get("returnTo") ?? "";
      expect(back.startsWith(`${page}?kept=`), back).toBe(true);
      const table = await (await requester.get(back)).text();
      for (const kept of ['value="25"', 'value="三十"', "走西门&amp;早上七点", "尚未保存"])
        expect(table, kept).toContain(kept);
    }
    expect((await site.visitor().post(draft, { intent: "cancel" })).headers.get("Location")).toBe(
      `/sign-in?returnTo=${encodeURIComponent(draft)}`,
    );
    expect(await (await requester.get(`${NEW}?kept=broken`)).text()).not.toContain("尚未保存");
    expect(await rows()).toEqual(before);
  });

  it("is saved, submitted, approved but for one line, and becomes an order", async () => {
    const key = newId();
    const saved = await requester.post(NEW, workTable("save", ["3"], { requestKey: key }));
    expect(saved.status).toBe(303);
    const page = saved.headers.get("Location") ?? "";
    expect(await (await requester.get(page)).text()).toContain('value="3"');
    const submitted = await requester.post(page, workTable("submit", ["20", "15"], { requestKey: key }));
    expect([submitted.status, submitted.headers.get("Location")]).toEqual([303, page]);

    const decision = page.replace("requisitions", "approvals");
    const sheet = await (await approver.get(decision)).text();
    const [, contentHash = ""] = /name="contentHash" value="([0-9a-f]{64})"/.exec(sheet) ?? [];
    expect(contentHash).not.toBe("");
    expect(sheet).toContain("将批准 2 行");
    expect(sheet).toContain("下面按全部各行计算");
    const stale = await approver.post(decision, {
      intent: "approve",
      contentHash: "0".repeat(64),
      "reasons[1]": "",
      "reasons[2]": "库房还有",
    });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toMatch(/name="reasons\[2\]"[^>]*value="库房还有"/);
    const approved = await approver.post(decision, {
      intent: "approve",
      contentHash,
      "reasons[1]": "",
      "reasons[2]": "库房还有",
    });
    expect([approved.status, approved.headers.get("Location")]).toEqual([303, page]);
    const orders = await connection.db
      .select()
      .from(purchaseOrders)
      .where(eq(purchaseOrders.organisationId, buyer.institution.id));
    expect(orders.map((order) => order.totalFen)).toEqual([240_000]);
    const after = await (await requester.get(page)).text();
    expect(after).toContain(orders[0]!.number);
    expect(after).toContain("库房还有");

    const repeated = async () => (await requester.get(`${NEW}?repeat=${orders[0]!.id}`)).text();
    const again = await repeated();
    expect(again).toContain('value="20"');
    expect(again).not.toContain("价格与原单不同");
    const priced = (fen: number) =>
      connection.sql`update price_tiers set unit_price_fen = ${fen} where variant_id = ${goods.variant.id}`;
    await priced(12_500);
    const dearer = await repeated();
    await priced(12_000);
    expect(dearer).toContain("有 1 行的价格与原单不同");
    expect(dearer).toMatch(/¥120\.00 → ¥125\.00/);

    const { product, variant } = goods;
    await connection.sql`update products set state = 'withdrawn' where id = ${product.id}`;
    expect(await repeated()).toContain("请去掉这一行，或改选别的产品");
    await connection.sql`update products set state = 'published' where id = ${product.id}`;
    await connection.sql`update stocks set on_hand_packs = allocated_packs where variant_id = ${variant.id}`;
    expect(await repeated()).toContain("已订完，暂无库存");
    await connection.sql`update stocks set on_hand_packs = 500 where variant_id = ${variant.id}`;
  });

  it("names who may approve what is typed, and says when it is nobody", async () => {
    const [lone, alone] = [await buildBuyer(connection), "目前没有人可以审批"];
    const visitor = await signedInVisitor(site, connection, lone.institution, ["institution-requester"]);
    const table = workTable("update", ["10"], {
      budgetUnitId: lone.unit.id,
      deliveryAddressId: lone.address.id,
    });
    const said = async () => (await visitor.post(NEW, table)).text();
    expect(await said()).toContain("可由");
    expect(await said()).not.toContain(alone);
    await connection.sql`
      update memberships set state = 'removed'
      where organisation_id = ${lone.institution.id} and 'institution-approver' = any(roles)`;
    expect(await said()).toContain(alone);
  });

  it("is taken back for editing, cancelled, and rejected with a reason", async () => {
    const key = newId();
    const submitted = await requester.post(NEW, workTable("submit", ["10"], { requestKey: key }));
    const page = submitted.headers.get("Location") ?? "";
    expect((await requester.post(page, { intent: "withdraw" })).status).toBe(303);
    expect(await (await requester.get(page)).text()).toContain('name="lines[0].packs"');
    expect((await requester.post(page, workTable("submit", ["15"], { requestKey: key }))).status).toBe(303);
    const decision = page.replace("requisitions", "approvals");
    const sheet = await (await approver.get(decision)).text();
    const [, contentHash = ""] = /name="contentHash" value="([0-9a-f]{64})"/.exec(sheet) ?? [];
    const empty = await approver.post(decision, { intent: "reject", contentHash, reason: " " });
    expect(empty.status).toBe(400);
    expect(
      (await approver.post(decision, { intent: "reject", contentHash, reason: "超出计划" })).status,
    ).toBe(303);
    expect(await (await requester.get(page)).text()).toContain("超出计划");
    expect((await requester.post(page, { intent: "cancel" })).status).toBe(409);
  });
});

describe("what is refused", () => {
  it.each<[string, number, () => Record<string, string>]>([
    ["a negative quantity", 400, () => workTable("submit", ["-5"])],
    ["a fraction", 400, () => workTable("submit", ["1.5"])],
    ["an emoji", 400, () => workTable("save", ["🍵"])],
    ["a day that is none", 400, () => workTable("save", ["10"], { wantedOn: "2026-02-30" })],
    ["an unknown fund source", 400, () => workTable("save", ["10"], { fundSource: "lottery" })],
    ["a forged budget unit", 404, () => workTable("save", ["10"], { budgetUnitId: "forged" })],
    ["a forged pack", 404, () => workTable("submit", ["10"], { "lines[0].variantId": newId() })],
    ["no line at all", 422, () => workTable("submit", [])],
    [
      "10,000 lines",
      400,
      () => workTable("save", [], { "lines[9999].variantId": newId(), "lines[9999].packs": "10" }),
    ],
  ])("%s is a %i and nothing is written", async (_, status, fields) => {
    const before = await rows();
    const answered = await requester.post(NEW, fields());
    expect(answered.status).toBe(status);
    expect(await rows()).toEqual(before);
  });

  it("5 MB of note is a 4xx", async () => {
    const answered = await requester.post(NEW, workTable("save", ["10"], { note: "x".repeat(5_000_000) }));
    expect(answered.status).toBeGreaterThanOrEqual(400);
    expect(answered.status).toBeLessThan(500);
  });

  it("another institution's requisition is not found, and buying is for requesters", async () => {
    const submitted = await requester.post(NEW, workTable("submit", ["10"]));
    const page = submitted.headers.get("Location") ?? "";
    const other = await buildBuyer(connection);
    const stranger = await signedInVisitor(site, connection, other.institution, [
      "institution-requester",
      "institution-approver",
    ]);
    const decision = page.replace("requisitions", "approvals");
    for (const path of [page, decision, `${NEW}?copy=${page.split("/").at(-1)}`]) {
      expect((await stranger.get(path)).status, path).toBe(404);
    }
    expect((await stranger.post(page, { intent: "cancel" })).status).toBe(404);
    expect((await approver.get(NEW)).status).toBe(403);
    expect((await approver.post(NEW, workTable("save", ["10"]))).status).toBe(403);
    expect((await requester.get("/institution/approvals")).status).toBe(403);
    expect((await approver.get("/resources/variants?q=普安")).status).toBe(403);
    for (const path of ["rules", "budget-units"]) {
      expect((await requester.get(`/institution/${path}`)).status, path).toBe(403);
    }
  });
});
