import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Connection } from "#db/client.server.ts";
import { CHECKOUT } from "#scripts/checkout.ts";
import { createLogger } from "#server/logger.ts";
import { createHttpServer, type HttpServer } from "#server/http.ts";
import { buildOffice } from "#tests/support/builders.ts";
import { testDatabase, testOwner } from "#tests/support/database.ts";
import { type Site, visitorOf } from "#tests/support/http.ts";
import { buildSides, insertSale, recordEvidence, type Sides } from "#tests/support/ledger-rows.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let connection: Connection;
let owner: Connection;
let http: HttpServer;
let site: Site;
let sides: Sides;
let now = new Date("2026-06-30T04:00:00Z");

beforeAll(async () => {
  connection = await testDatabase();
  owner = await testOwner();
  sides = await buildSides(connection);
  http = await createHttpServer({
    connection,
    workerStatus: async () => true,
    logger: createLogger("silent"),
    mode: "production",
    root: CHECKOUT,
    listedMigrations: 0,
    clock: () => now,
    renderCacheBytes: 0,
  });
  await new Promise<void>((resolve) => void http.server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`;
  site = { address, visitor: (cookies) => visitorOf(address, cookies), log: () => [] };
});
afterAll(() => http?.stop());
beforeEach(() => {
  now = new Date("2026-06-30T04:00:00Z");
});

const official = async (
  name = "第一办公室",
  roles: Parameters<typeof signedInVisitor>[3] = ["official-viewer"],
) => signedInVisitor(site, connection, await buildOffice(connection, { name }), roles);

const cockpitOf = async (visitor: Awaited<ReturnType<typeof official>>, query = "") => {
  const answer = await visitor.get(`/official/cockpit${query}`);
  return answer.status === 200 ? answer.text() : String(answer.status);
};

async function post(amountFen: number): Promise<void> {
  const id = await insertSale(connection.sql, sides, { amountFen, month: 3, year: 2026, which: 0 });
  await recordEvidence(connection.sql, [id], "accepted");
}

it("needs no framework script and leaves none of its data in the page", async () => {
  const page = await cockpitOf(await official());
  expect(page).toContain("<main");
  expect(page).not.toMatch(/<script|__remix/);
});

it("shows an entry to the very next request, to every official alike", async () => {
  const [one, other] = [await official("第一办公室"), await official("第二办公室")];
  await post(1_234_500);
  for (const amount of ["¥12,345.00", "¥24,690.00", "¥37,035.00"]) {
    for (const visitor of [one, other, one]) expect(await cockpitOf(visitor)).toContain(amount);
    await post(1_234_500);
  }
});

it("is each reader's own: organisation, roles, and what they may open", async () => {
  const [one, other] = [
    await official("第一办公室", ["official-manager"]),
    await official("第二办公室", ["official-viewer"]),
  ];
  const pages = [await cockpitOf(one), await cockpitOf(other), await cockpitOf(one)];
  expect(pages[2]).toBe(pages[0]);
  expect(pages[0]).toContain("第一办公室");
  expect(pages[0]).toContain("/official/members");
  expect(pages[1]).toContain("第二办公室");
  expect(pages[1]).not.toContain("第一办公室");
  expect(pages[1]).not.toContain("/official/members");
});

it("speaks the language of the request, whichever was asked for before", async () => {
  const visitor = await official();
  expect(await cockpitOf(visitor)).toContain('<html lang="zh-CN">');
  await visitor.post("/resources/language", { language: "en", returnTo: "/official/cockpit" });
  expect(await cockpitOf(visitor)).toContain('<html lang="en">');
  await visitor.post("/resources/language", { language: "zh-CN", returnTo: "/official/cockpit" });
  expect(await cockpitOf(visitor)).toContain('<html lang="zh-CN">');
});

it("is gone at once for who signs out, loses the membership, or whose office is suspended", async () => {
  const [leaves, removed, suspended] = [await official(), await official(), await official()];
  for (const visitor of [leaves, removed, suspended]) expect(await cockpitOf(visitor)).toContain("<main");
  expect((await site.visitor().get("/official/cockpit")).status).toBe(302);
  await leaves.post("/sign-out");
  await owner.sql`update memberships set state = 'removed' where user_id = ${removed.actor.userId}`;
  await owner.sql`update organisations set state = 'suspended' where id = ${suspended.actor.organisationId}`;
  for (const visitor of [leaves, removed, suspended]) expect(await cockpitOf(visitor)).toBe("302");
});

it("shows a new target and a new policy at once, and each policy's own figure", async () => {
  const visitor = await official();
  await cockpitOf(visitor);
  await owner.sql`update targets set amount_fen = 98_765_400_000_000 where year = 2026`;
  expect(await cockpitOf(visitor)).toContain("9,876.54亿元");
  await owner.sql`
    insert into counting_policies (id, code, version, name_zh, name_en, description_zh, description_en, minimum_grade, scope, effective_from, is_headline)
    select gen_random_uuid(), 'other', 1, '另一口径', 'Another', '说明', 'Text', 'paid', scope, effective_from, false
    from counting_policies where is_headline`;
  expect(await cockpitOf(visitor)).toContain("另一口径");
  expect(await cockpitOf(visitor, "?policy=other")).toContain("统计口径：另一口径");
  expect(await cockpitOf(visitor)).not.toContain("统计口径：另一口径");
});

it("has its day from the clock of Shanghai", async () => {
  const visitor = await official();
  now = new Date("2026-06-30T15:59:59.999Z");
  const before = await cockpitOf(visitor);
  expect(before).toContain("2026年6月30日");
  expect(before).toContain("全年第 181 天（");
  now = new Date("2026-06-30T16:00:00.000Z");
  expect(await cockpitOf(visitor)).toContain("2026年7月1日");
});

it("leaves what is refused or not there to the pages that say so", async () => {
  const visitor = await official();
  expect(await cockpitOf(visitor, "?policy=none")).toBe("404");
  expect(await cockpitOf(visitor, "?year=abc&policy=")).toContain("<main");
  expect((await visitor.get("/official/cockpit/")).status).toBe(200);
});

it("draws a crossing as it tabulates it: a dot for each figure", async () => {
  const visitor = await official();
  await post(500_000);
  const page = await (await visitor.get("/official/cockpit/cross?rows=industry&columns=month")).text();
  const [picture = ""] = /<figure.*?<\/figure>/s.exec(page) ?? [];
  const [body = ""] = /<tbody>.*?<\/tbody>/s.exec(page) ?? [];
  expect(picture).toContain('role="img"');
  // Each row of the table ends with its sum, which is a link too.
  const figures = (body.match(/<a /g) ?? []).length - (body.match(/<tr/g) ?? []).length;
  expect(figures).toBeGreaterThan(0);
  expect((picture.match(/<circle/g) ?? []).length).toBe(figures);
});

it("a crossing taken away as a file writes amounts as every file does, and is put on record", async () => {
  const visitor = await official();
  await post(123_450);
  const file = await visitor.get("/official/cockpit/cross.csv?rows=industry&columns=month&year=2026");
  expect(await file.text()).toMatch(/\r\n合计(,\d+\.\d\d)+,\d+\r\n$/);
  const page = await (await visitor.get("/official/reports")).text();
  expect(page).toContain("驾驶舱交叉表 2026");
});
