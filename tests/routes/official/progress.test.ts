import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildOffice, buildTrade } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite } from "#tests/support/http.ts";
import { signedInVisitor } from "#tests/support/signed-in-visitor.ts";

let connection: Connection;
let site: Site;
let trade: Awaited<ReturnType<typeof buildTrade>>;
let entryId: number;
beforeAll(async () => {
  connection = await testDatabase();
  site = await testSite();
  trade = await buildTrade(connection, { isDemo: true });
  ({ entryId } = await buildAcceptedDelivery(connection, trade, { packs: 11 }));
});

describe("the published figure", () => {
  it("is a page without script, with its scope, its method and its mark of invention", async () => {
    const answer = await site.visitor().get("/progress/2026");
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain("¥1,320.00");
    expect(page).toContain("统计口径：验收口径（第 1 版，已验收）");
    expect(page).toContain("演示数据");
    expect(page).not.toContain("__remixContext");
    expect(page).not.toContain(trade.supplier.name);
  });

  it.each(["/progress/1999", "/progress/2098", "/progress/x", "/progress/20260"])(
    "%s is no page",
    async (path) => expect((await site.visitor().get(path)).status).toBe(404),
  );

  it("answers machines in whole fen, and names what it was asked wrongly", async () => {
    const answer = await site.visitor().get("/api/v1/progress?year=2026");
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(await answer.json()).toMatchObject({
      year: 2026,
      targetFen: 37_000_000_000,
      totalFen: 132_000,
      entryCount: 1,
      containsDemonstrationData: true,
    });
    for (const year of ["", "x", "20260", "-1", "2026;"]) {
      const refused = await site.visitor().get(`/api/v1/progress?year=${year}`);
      expect(refused.status, year).toBe(400);
      expect(await refused.json()).toMatchObject({ error: "request.invalid" });
    }
  });
});

describe("officials", () => {
  it("see the cockpit, its entries and what an entry stands on", async () => {
    const official = await signedInVisitor(site, connection, await buildOffice(connection), [
      "official-statistician",
    ]);
    const cockpit = await (await official.get("/official/cockpit?year=2026")).text();
    expect(cockpit).toContain("¥1,320.00");
    expect(cockpit).toContain("/official/entries?year=2026&amp;county=522323");
    const list = await (await official.get("/official/entries?year=2026&county=522323")).text();
    expect(list).toContain(`/official/entries/${entryId}`);
    const entry = await (await official.get(`/official/entries/${entryId}`)).text();
    expect(entry).toContain(`/official/orders/${trade.order.orderId}`);
    expect(entry).toMatch(/href="\/trace\/[A-Z0-9-]+"/);
    const wall = await (await official.get("/official/wall?year=2026")).text();
    expect(wall).toContain("统计口径");
    expect((await official.get("/official/cockpit?policy=none")).status).toBe(404);
    expect((await official.get("/official/cockpit?year=abc&policy=")).status).toBe(200);
  });

  it("choose the published policy in the prefecture's office only", async () => {
    const prefecture = await signedInVisitor(site, connection, await buildOffice(connection), [
      "official-manager",
    ]);
    const city = await signedInVisitor(
      site,
      connection,
      await buildOffice(connection, { officeLevel: "city" }),
      ["official-manager"],
    );
    const [paid] = await connection.sql`select id from counting_policies where code = 'paid'`;
    const [accepted] = await connection.sql`select id from counting_policies where code = 'accepted'`;
    const choose = (visitor: typeof city, policyId: unknown) =>
      visitor.post("/official/policies", { policyId: String(policyId) });
    expect((await choose(city, paid?.id)).status).toBe(403);
    expect((await choose(prefecture, "forged")).status).toBe(404);
    expect((await choose(prefecture, paid?.id)).status).toBe(303);
    const [year] = [await site.visitor().get("/api/v1/progress?year=2026")];
    expect(await year.json()).toMatchObject({ policy: { code: "paid" }, totalFen: 0 });
    expect((await choose(prefecture, accepted?.id)).status).toBe(303);
  });

  it("of another county do not open the entry; visitors and traders see no ledger", async () => {
    const elsewhere = await buildOffice(connection, { officeLevel: "county", countyCode: "522301" });
    const official = await signedInVisitor(site, connection, elsewhere, ["official-reviewer"]);
    expect((await official.get(`/official/entries/${entryId}`)).status).toBe(404);
    expect(await (await official.get("/official/entries")).text()).not.toContain(
      `/official/entries/${entryId}`,
    );
    const finance = await signedInVisitor(site, connection, trade.institution, ["institution-finance"]);
    for (const path of ["/official/cockpit", "/official/entries", "/official/wall", "/official/policies"]) {
      expect((await finance.get(path)).status, path).toBe(403);
      const visitor = await site.visitor().get(path);
      expect(visitor.status, path).toBe(302);
    }
  });
});

it("gives the whole ledger to anybody, with the verifier beside it", async () => {
  const answered = await fetch(`${site.address}/api/v1/ledger`);
  expect(answered.status).toBe(200);
  expect(answered.headers.get("Content-Type")).toBe("application/gzip");
  const lines = gunzipSync(Buffer.from(await answered.arrayBuffer()))
    .toString()
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines[0]).toMatchObject({ format: "huiqian-ledger", version: 1, start: { position: 0 } });
  expect(lines.at(-1)).toMatchObject({ end: { position: lines.length - 2 }, notLinked: [] });
  const page = await (await fetch(`${site.address}/progress`)).text();
  const verifier = /href="([^"]+\.mjs)"/.exec(page)?.[1];
  expect((await fetch(`${site.address}${verifier}`)).headers.get("Content-Type")).toContain("javascript");
});

it.each([
  ["99999999", 404],
  ["-1", 400],
  ["1e3", 400],
  ["x", 400],
  ["1&after=2", 400],
])("refuses to begin behind %s", async (after, status) => {
  expect((await fetch(`${site.address}/api/v1/ledger?after=${after}`)).status).toBe(status);
});
