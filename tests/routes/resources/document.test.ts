import { beforeAll, expect, it } from "vitest";
import { newId } from "#app/kernel/id.ts";
import { paths } from "#app/paths.ts";
import { memberships } from "#db/schema/accounts.server.ts";
import { buildInstitution } from "#tests/support/builders.ts";
import { testDatabase } from "#tests/support/database.ts";
import { buildUser, testPassword } from "#tests/support/people.ts";
import { type Site, testSite } from "#tests/support/http.ts";

let site: Site;
beforeAll(async () => {
  site = await testSite();
});

function scripts(html: string): string[] {
  return [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
}

it("gives public pages no script but the small one that fills in the visitor's name", async () => {
  const html = await (await site.visitor().get("/")).text();
  expect(scripts(html)).toEqual(['<script type="module" src="/storefront.js">']);
  expect(html).not.toMatch(/modulepreload|nonce=|style="/);
});

it("gives the same public page to every visitor of one language", async () => {
  const [one, other] = await Promise.all([site.visitor().get("/"), site.visitor().get("/")]);
  expect(await one.text()).toBe(await other.text());
});

it("carries the nonce of its own answer on every script of a workspace", async () => {
  const connection = await testDatabase();
  const institution = await buildInstitution(connection);
  const { userId, email } = await buildUser(connection);
  await connection.db
    .insert(memberships)
    .values({ id: newId(), organisationId: institution.id, userId, roles: ["institution-requester"] });
  const visitor = site.visitor();
  await visitor.post(paths.signIn(), { email, password: testPassword });

  const answer = await visitor.get(paths.institutionHome());
  const html = await answer.text();
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get("Content-Security-Policy") ?? "")?.[1];
  expect(answer.status).toBe(200);
  expect(nonce).toBeTruthy();
  expect(scripts(html).length).toBeGreaterThan(1);
  for (const tag of scripts(html)) expect(tag).toContain(`nonce="${nonce}"`);
  expect(html).not.toContain('style="');
});

it("remembers a chosen language and returns to the page it was chosen on", async () => {
  const visitor = site.visitor();
  expect(await (await visitor.get("/")).text()).toContain('<html lang="zh-CN">');
  const answer = await visitor.post("/resources/language", { language: "en", returnTo: "/?from=here" });
  expect(answer.status).toBe(303);
  expect(answer.headers.get("Location")).toBe("/?from=here");
  expect(await (await visitor.get("/")).text()).toContain('<html lang="en">');
});

it("never returns to another site, and takes an unknown language for the default", async () => {
  const visitor = site.visitor();
  const answer = await visitor.post("/resources/language", { language: "tlh", returnTo: "//evil.test/" });
  expect(answer.headers.get("Location")).toBe("/");
  expect(await (await visitor.get("/")).text()).toContain('<html lang="zh-CN">');
});

it.each([
  ["zh-CN", "没有找到这个页面"],
  ["en", "This page was not found"],
])("says in %s that an address is unknown", async (language, sentence) => {
  const visitor = site.visitor();
  await visitor.post("/resources/language", { language, returnTo: "/" });
  const answer = await visitor.get("/no/such/page");
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain(`<title>${sentence} · `);
});

it("draws the picture of a family, and nothing for what is no family", async () => {
  const visitor = site.visitor();
  const picture = await visitor.get("/resources/motif/tea/one.svg");
  expect(picture.headers.get("Content-Type")).toContain("image/svg+xml");
  expect(picture.headers.get("Cache-Control")).toContain("max-age=");
  expect(await picture.text()).toMatch(/^<svg xmlns/);
  for (const path of [
    "/resources/motif/none/one.svg",
    "/resources/motif/tea/one.png",
    "/resources/motif/tea/a%20b.svg",
  ]) {
    expect((await visitor.get(path)).status, path).toBe(404);
  }
});
