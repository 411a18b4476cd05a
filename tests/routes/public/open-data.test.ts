import { beforeAll, describe, expect, it } from "vitest";
import type { Connection } from "#db/client.server.ts";
import { buildAcceptedDelivery } from "#tests/support/accepted-goods.ts";
import { buildTrade } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite } from "#tests/support/http.ts";
import { ocdsProblems } from "#tests/support/ocds-rules.ts";

let connection: Connection;
let site: Site;
let trade: Awaited<ReturnType<typeof buildTrade>>;
let month: string;
beforeAll(async () => {
  connection = await testDatabase();
  site = await testSite();
  trade = await buildTrade(connection, { isDemo: true });
  await buildAcceptedDelivery(connection, trade, { packs: 11 });
  const [order] = await connection.sql<{ month: string }[]>`
    select to_char(placed_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month
    from purchase_orders where supplier_id = ${trade.supplier.id}`;
  month = order!.month;
});

type Json = Record<string, unknown>;

async function packageOf(address = `/api/v1/ocds/${month}`) {
  const answer = await site.visitor().get(address);
  expect(answer.status).toBe(200);
  return (await answer.json()) as { releases: (Json & { parties: Json[] })[] };
}

describe("what machines send", () => {
  const post = (address: string, type: string, body: string) =>
    fetch(site.address + address, { method: "POST", headers: { "Content-Type": type }, body });

  it.each([
    ["/api/v1/channels/platform-832/sales", "push.unauthenticated"],
    ["/api/v1/devices/one/readings", "device.unauthenticated"],
  ])("to %s is judged by its signature, not by the page it comes from", async (address, error) => {
    const answer = await post(address, "application/json", "[]");
    expect([answer.status, await answer.json()]).toEqual([401, { error }]);
  });

  it("is refused where they only read, in their own form", async () => {
    const answer = await post("/api/v1/progress", "application/x-www-form-urlencoded", "year=2026");
    expect([answer.status, answer.headers.get("Allow")]).toEqual([405, "GET, HEAD"]);
    expect(await answer.json()).toMatchObject({ error: "request.refused" });
  });
});

describe("a bad parameter", () => {
  it.each([
    ["/api/v1/progress?year=20260", { year: "four digits from 2000 to 2099" }],
    ["/api/v1/progress?year=2026&year=2025", { year: "given more than once" }],
    ["/api/v1/progress.csv?jahr=2026", { jahr: "not a parameter" }],
    ["/api/v1/ledger?after=-1", { after: "the position of a link: a whole number from 0" }],
    ["/api/v1/batches/x/epcis?page=2", { page: "not a parameter" }],
    ["/api/v1/ocds/2026-13", { month: "a month, YYYY-MM" }],
    ["/api/v1/ocds/2026-06?after=", { after: "as in links.next of an earlier answer" }],
  ])("of %s is named in words", async (address, fields) => {
    const answer = await site.visitor().get(address);
    expect([answer.status, await answer.json()]).toEqual([400, { error: "request.invalid", fields }]);
  });
});

describe("procurement as open contracting data", () => {
  it("keeps the rules of the standard, with award, contract and what was accepted", async () => {
    const found = await packageOf();
    expect(ocdsProblems(found)).toEqual([]);
    expect(found.releases).toHaveLength(1);
    expect(found.releases[0]).toMatchObject({
      buyer: { name: trade.institution.name },
      awards: [{ status: "active" }],
    });
  });

  it.each<[string, (release: Json & { parties: Json[] }) => Json]>([
    ["a tag the standard has not", () => ({ tag: ["sold"] })],
    ["a day that is none", () => ({ date: "2026-13-01T00:00:00Z" })],
    ["a misspelt member", () => ({ buyers: [] })],
    ["a telephone", ({ parties }) => ({ parties: [{ ...parties[0], contactPoint: { telephone: "1" } }] })],
    ["a party that stands twice", ({ parties }) => ({ parties: [...parties, parties[0]] })],
    ["a buyer that is no party", () => ({ buyer: { id: "x", name: "x" } })],
    ["a release older than its award", () => ({ date: "2001-01-01T00:00:00Z" })],
    ["no prefix", () => ({ ocid: "PO-1" })],
  ])("would be told of %s", async (_, wrong) => {
    const found = await packageOf();
    const release = found.releases[0]!;
    expect(ocdsProblems({ ...found, releases: [{ ...release, ...wrong(release) }] })).not.toEqual([]);
  });

  it("leads from a month to the one beside it that holds anything, and never to an empty one", async () => {
    const { sql } = connection;
    await sql`update purchase_orders set placed_at = placed_at - interval '3 months' where supplier_id = ${trade.supplier.id}`;
    const { packages } = (await (await site.visitor().get("/api/v1/ocds")).json()) as { packages: Json[] };
    const moved = String(packages[0]?.month);
    expect([packages.length, moved < month]).toEqual([1, true]);
    expect(await packageOf(`/api/v1/ocds/${moved}`)).toMatchObject({ links: {} });
    const empty = await site.visitor().get(`/api/v1/ocds/${month}`);
    expect([empty.status, await empty.json()]).toEqual([404, { error: "release.not_found" }]);
    await sql`update purchase_orders set placed_at = placed_at + interval '3 months' where supplier_id = ${trade.supplier.id}`;
  });

  it("holds no person, and no family farm by its name", async () => {
    const before = JSON.stringify(await packageOf());
    const [people] = await connection.sql<{ words: string[] }[]>`
      select array_agg(distinct word) as words from (
        select name as word from users union select contact_phone from organisations
        union select bank_account_number from organisations) w where coalesce(word, '') <> ''`;
    for (const word of people!.words) expect(before, word).not.toContain(`"${word}"`);
    await connection.sql`update organisations set seller_force = 'family-farm' where id = ${trade.supplier.id}`;
    const after = await packageOf();
    expect(JSON.stringify(after)).not.toContain(trade.supplier.name);
    expect(JSON.stringify(after)).toMatch(/家庭农场（.{2,6}）/);
    expect(ocdsProblems(after)).toEqual([]);
    await connection.sql`update organisations set seller_force = 'cooperative' where id = ${trade.supplier.id}`;
  });

  it("leaves out what firms buy, and what people buy for themselves", async () => {
    const { sql } = connection;
    const status = async () => (await site.visitor().get(`/api/v1/ocds/${month}`)).status;
    await sql`update organisations set institution_kind = 'factory' where id = ${trade.institution.id}`;
    expect(await status()).toBe(404);
    await sql`update organisations set institution_kind = 'school' where id = ${trade.institution.id}`;
    await sql`update purchase_orders set fund_source = 'personal' where supplier_id = ${trade.supplier.id}`;
    expect(await status()).toBe(404);
    await sql`update purchase_orders set fund_source = 'canteen' where supplier_id = ${trade.supplier.id}`;
  });

  it("lists its months, and refuses what is no month", async () => {
    const answer = await site.visitor().get("/api/v1/ocds");
    const { packages } = (await answer.json()) as { packages: { month: string }[] };
    expect(packages.map((each) => each.month)).toContain(month);
    const statusOf = async (address: string) => (await site.visitor().get(`/api/v1/ocds/${address}`)).status;
    for (const address of ["x", "2026", "9999-12"]) expect(await statusOf(address), address).toBe(400);
    for (const query of ["after=%27", "page=2"]) expect(await statusOf(`${month}?${query}`), query).toBe(400);
  });
});

describe("the published figure as a table", () => {
  it("says of every row under which policy it counts, and adds up", async () => {
    const answer = await site.visitor().get("/api/v1/progress.csv?year=2026");
    expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
    const [head, ...lines] = (await answer.text()).replace("\ufeff", "").trim().split("\r\n");
    expect(head).toBe(
      "year,policy,policy_version,as_of,dimension,code,name,amount_yuan,entries,demonstration",
    );
    const rows = lines.map((line) => line.split(","));
    expect(rows.every((row) => row[1] === "accepted" && row[2] === "1")).toBe(true);
    const sum = (dimension: string) =>
      rows.filter((row) => row[4] === dimension).reduce((total, row) => total + Number(row[7]), 0);
    for (const dimension of ["whole", "month", "county", "industry", "channel", "region"])
      expect(sum(dimension), dimension).toBeCloseTo(1320, 2);
    for (const year of ["x", "1999"])
      expect((await site.visitor().get(`/api/v1/progress.csv?year=${year}`)).status).toBe(400);
  });
});
