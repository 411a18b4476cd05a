import { eq } from "drizzle-orm";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { organisations } from "#db/schema/accounts.server.ts";
import { freshCreditCode } from "#tests/support/applications.ts";
import { buildOffice, buildSupplier } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Fields, type Site, testSite, type Visitor } from "#tests/support/http.ts";
import { testPassword } from "#tests/support/people.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let site: Site;
let connection: Connection;
let licence: File;
beforeAll(async () => {
  [site, connection] = [await testSite(), await testDatabase()];
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#fff" } })
    .jpeg()
    .toBuffer();
  licence = new File([new Uint8Array(bytes)], "营业执照.jpg", { type: "image/jpeg" });
});

const application = (changes: Fields = {}): Fields => ({
  name: `普安县示范茶叶专业合作社 ${newId().slice(-6)}`,
  creditCode: freshCreditCode(),
  sellerForce: "cooperative",
  countyCode: "522323",
  householdsInvolved: "120",
  householdBenefit: "订单收购",
  contactName: "罗春茶",
  contactPhone: "0859-7230000",
  address: "普安县江西坡镇",
  applicantName: "罗春茶",
  email: `${newId()}@example.test`,
  newPassword: testPassword,
  "business-licence": licence,
  ...changes,
});

const organisationNamed = async (name: unknown) => {
  const [row] = await connection.db
    .select()
    .from(organisations)
    .where(eq(organisations.name, String(name)));
  return row;
};

async function official(changes: Parameters<typeof buildOffice>[1]) {
  const office = await buildOffice(connection, changes);
  return signedInVisitor(site, connection, office, ["official-manager", "official-reviewer"]);
}

describe("joining", () => {
  it("leads from the form over county and prefecture into the workspace, without script", async () => {
    const visitor = site.visitor();
    const fields = application();
    const handedIn = await visitor.post("/join/supplier", fields);
    expect([handedIn.status, handedIn.headers.get("Location")]).toEqual([303, "/application"]);
    const status = await (await visitor.get("/application")).text();
    expect(status).toContain("申请已提交");
    expect((await visitor.get("/supplier")).headers.get("Location")).toBe("/application");

    const { id } = (await organisationNamed(fields.name))!;
    const page = `/official/organisations/${id}`;
    const county = await official({ officeLevel: "county", countyCode: "522323" });
    const seen = await (await county.get(page)).text();
    expect(seen).toContain("推荐给州级审批");
    const [, file = ""] = /\/resources\/files\/([0-9a-f-]{36})/.exec(seen) ?? [];
    const picture = await county.get(`/resources/files/${file}`);
    expect([picture.status, picture.headers.get("Content-Type")]).toEqual([200, "image/webp"]);
    expect(picture.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(picture.headers.get("Content-Security-Policy")).toContain("sandbox; frame-ancestors 'none'");
    const again = await county.get(`/resources/files/${file}`, {
      "If-None-Match": picture.headers.get("ETag") ?? "",
    });
    expect(again.status).toBe(304);
    expect((await site.visitor().get(`/resources/files/${file}`)).status).toBe(404);

    expect((await county.post(page, { decision: "recommend", note: "已实地查看" })).status).toBe(303);
    const prefecture = await official({});
    expect((await prefecture.post(page, { decision: "approve" })).status).toBe(303);
    const home = await (await visitor.get("/supplier")).text();
    for (const step of ["登记生产基地", "提交证书", "新建产品", "上架销售", "登记收款账户", "安排财务"])
      expect(home).toContain(step);
    expect(home).not.toContain("都办好了");
    expect(await (await visitor.get("/supplier/batches/new")).text()).toContain("先登记生产基地");

    const late = await prefecture.post(page, { decision: "reject", reason: "晚了" });
    expect(late.status).toBe(409);
    expect((await organisationNamed(fields.name))?.state).toBe("approved");
  });

  it("shows another county nothing, and refuses what is no decision", async () => {
    const { id } = await buildSupplier(connection, { state: "applied" });
    const other = await official({ officeLevel: "county", countyCode: "522324" });
    expect((await other.get(`/official/organisations/${id}`)).status).toBe(404);
    expect((await other.post(`/official/organisations/${id}`, { decision: "recommend" })).status).toBe(404);
    expect((await other.post(`/official/organisations/${id}`, { decision: "promote" })).status).toBe(400);
    expect((await other.get("/official/organisations/forged")).status).toBe(404);
    expect((await other.get("/official/organisations?state=none&before=x_y")).status).toBe(200);
  });

  it("tells a visitor everything that is missing at once, the account too, in the order of the form", async () => {
    const page = await (await site.visitor().post("/join/supplier", {})).text();
    const [summary = ""] = /role="alert".*?<\/ul>/s.exec(page) ?? [];
    const told = [...summary.matchAll(/>([^<：]+)：/g)].map(([, label]) => label);
    expect(told[0]).toBe("单位全称");
    expect(told.indexOf("所在县（市）")).toBeLessThan(told.indexOf("联系人"));
    for (const [, id] of summary.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(` id="${id}"`);
    expect(told.slice(-4)).toEqual(["营业执照", "姓名", "电子邮箱", "密码"]);
  });

  it("refuses and hands in again", async () => {
    const visitor = site.visitor();
    const fields = application();
    await visitor.post("/join/supplier", fields);
    const { id } = (await organisationNamed(fields.name))!;
    const county = await official({ officeLevel: "county", countyCode: "522323" });
    const page = `/official/organisations/${id}`;
    const noReason = await county.post(page, { decision: "reject", reason: " " });
    expect(noReason.status).toBe(400);
    expect(await noReason.text()).toContain("这一项必须填写");
    await county.post(page, { decision: "reject", reason: "缺少联农带农协议" });
    expect(await (await visitor.get("/application")).text()).toContain("缺少联农带农协议");
    const revised = await visitor.post("/application", {
      answer: "已补充",
      name: `${fields.name}联合社`,
      householdsInvolved: "96",
      householdBenefit: "订单收购，年底分红",
      contactName: "罗春茶",
      contactPhone: "0859-7230000",
      address: "江西坡镇",
      "household-benefit": licence,
    });
    expect(revised.status).toBe(303);
    expect(await organisationNamed(`${fields.name}联合社`)).toMatchObject({
      id,
      state: "applied",
      householdsInvolved: 96,
      householdBenefit: "订单收购，年底分红",
    });
  });
});

describe("a bad application", () => {
  const cases: [string, Fields, number, string][] = [
    ["without anything", {}, 400, "这一项必须填写"],
    ["without a licence", { "business-licence": new File([], "") }, 422, "还缺少必需的证明材料"],
    [
      "with a script as licence",
      { "business-licence": new File(["<script>"], "a.jpg") },
      422,
      "不支持这种文件",
    ],
    [
      "with a cut-off picture",
      { "business-licence": new File([new Uint8Array([255, 216, 255, 224])], "a.jpg") },
      422,
      "文件打不开",
    ],
    ["with an impossible code", { creditCode: "12345" }, 422, "统一社会信用代码应为 18 位"],
    ["with a doubtful code", { creditCode: "91350100M000100Y44" }, 422, "末位校验码不符"],
    ["with minus one household", { householdsInvolved: "-1" }, 400, "不能小于 0"],
    ["with a forged county", { countyCode: "../../etc" }, 422, "请选择所在的县"],
    ["with half a surrogate pair's worth of noise", { contactPhone: "💥💥💥" }, 400, "请填写联系电话"],
    ["with a short password", { newPassword: "short" }, 400, "至少 10 个字"],
  ];

  it.each(cases)(
    "%s comes back with its fields named, and leaves nothing",
    async (_, changes, status, sentence) => {
      const before = await connection.db.$count(organisations);
      const fields = Object.keys(changes).length === 0 ? {} : application(changes);
      const answer = await site.visitor().post("/join/supplier", fields);
      const html = await answer.text();
      expect(answer.status).toBe(status);
      expect(html).toContain(sentence);
      expect(html).not.toContain(testPassword);
      expect(await connection.db.$count(organisations)).toBe(before);
    },
  );

  it.each([
    ["a field that is wrong", { contactPhone: "💥" }, 400, ["请填写联系电话", "不支持这种文件"]],
    ["a doubtful code", { creditCode: "91350100M000100Y44" }, 422, ["末位校验码不符", "不支持这种文件"]],
  ])("is told of a refused paper together with %s", async (_, changes, status, sentences) => {
    const paper = { "business-licence": new File(["<script>"], "a.jpg") };
    const answer = await site.visitor().post("/join/supplier", application({ ...paper, ...changes }));
    expect(answer.status).toBe(status);
    const page = await answer.text();
    for (const sentence of sentences) expect(page).toContain(sentence);
  });

  it("of another kind is not found", async () => {
    expect((await site.visitor().get("/join/platform")).status).toBe(404);
    expect((await site.visitor().post("/join/platform", application())).status).toBe(404);
  });
});

it.each(["/join", "/join/institution", "/join/supplier", "/join/office", "/sign-in", "/sign-in/code"])(
  "%s is a plain document in both languages",
  async (path) => {
    const visitor: Visitor = site.visitor();
    const chinese = await (await visitor.get(path)).text();
    await visitor.post("/resources/language", { language: "en", returnTo: "/" });
    const english = await (await visitor.get(path)).text();
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(english).toContain('<html lang="en">');
    expect(english).not.toMatch(/modulepreload/);
  },
);
