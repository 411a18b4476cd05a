import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#app/kernel/id.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite } from "#tests/support/http.ts";
import { buildSiteWorld, fingerprint, type Person, type SiteWorld } from "#tests/support/site-world.ts";
import { type Act, CHOOSING_FIELDS, CHOOSING_QUERY, listActs } from "./acts.ts";
import { type SentForm, sentForms, shownForms } from "./forms.ts";
import { listRoutes } from "./route-list.ts";
import { openToAnybody } from "./secondary-forms.ts";

let site: Site;
let world: SiteWorld;
let before: Record<string, string>;
beforeAll(async () => {
  site = await testSite();
  world = await buildSiteWorld(await testDatabase(), site);
  before = await fingerprint(await testDatabase());
});

/** Where somebody is led who may not act: to sign in, to where it says they belong to none, to their application. */
const LED = ["/sign-in", "/account/organisations", "/application"];

const acts = await listActs();

/** The declared pattern an address belongs to: the one with the fewest parameters. */
function patternOf(address: string): string {
  const path = new URL(address, "http://here").pathname;
  const parameters = (pattern: string) => pattern.split(":").length;
  const fits = acts
    .map(({ pattern }) => pattern)
    .filter((pattern) => new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/]+")}$`).test(path));
  return fits.sort((a, b) => parameters(a) - parameters(b))[0] ?? path;
}

/** Which act of its page a form asks for. */
function actOf({ at, fields }: SentForm): Act {
  const address = at(world.rows);
  const pattern = patternOf(address);
  const sent = fields(world.rows);
  const said = [
    new URL(address, "http://here").searchParams.get(CHOOSING_QUERY),
    ...CHOOSING_FIELDS.map((name) => sent[name]),
  ].map((word) => String(word ?? "").split(":", 1)[0] ?? "");
  const known = acts.filter((act) => act.pattern === pattern).map(({ choice }) => choice);
  return { pattern, choice: said.find((word) => word !== "" && known.includes(word)) ?? "" };
}

it("there is a form for every act a page takes, or a reason why anybody may send it", () => {
  const key = ({ pattern, choice }: Act) => `${pattern} ${choice || "(no choice)"}`;
  const sent = new Set([...sentForms, ...shownForms].map((form) => key(actOf(form))));
  const wanted = acts.filter(({ pattern }) => !openToAnybody[pattern]).map(key);
  expect(wanted.filter((act) => !sent.has(act))).toEqual([]);
  expect(wanted.length).toBeGreaterThan(90);
  const patterns = new Set(acts.map(({ pattern }) => pattern));
  expect(Object.keys(openToAnybody).filter((pattern) => !patterns.has(pattern))).toEqual([]);
});

describe.each([...sentForms, ...shownForms])("$act", ({ at, fields, by }) => {
  it("is refused to everybody else, by the same sound form, and nothing is written", async () => {
    const address = at(world.rows);
    const others = (Object.keys(world.browsers) as Person[]).filter((person) => !by.includes(person));
    const answers = await Promise.all(
      others.map(async (person) => {
        const answer = await world.browsers[person].post(address, fields(world.rows));
        await answer.arrayBuffer();
        const led = (answer.headers.get("Location") ?? "").split("?", 1)[0] ?? "";
        const isRefused = answer.status === 403 || answer.status === 404 || LED.includes(led);
        return isRefused ? [] : [`${person}: ${answer.status} ${led}`];
      }),
    );
    expect(answers.flat()).toEqual([]);
    expect(await fingerprint(await testDatabase())).toEqual(before);
  });
});

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Acts whose row is named by the address; the others are named by their fields, or make a new row. */
const addressed = sentForms
  .filter(({ act, at }) => act !== "return goods" && String(at).includes("${"))
  .filter(
    ({ act }) => !/^(invite|edit the organisation|change a member|remove a member|revoke an inv)/.test(act),
  )
  // The form of a draft names it by its request key.
  .filter(({ act }) => !act.endsWith("on its own page"));

it.each(addressed)(
  "$act: an address with a forged or malformed identifier is not found by whose act it is",
  async ({ at, fields, by }) => {
    for (const id of [newId(), "0", "x'--", encodeURIComponent("🍵")]) {
      const address = at(world.rows).replace(ID, id);
      const answer = await world.browsers[by[0]!].post(address, fields(world.rows));
      await answer.arrayBuffer();
      expect([id, answer.status]).toEqual([id, 404]);
    }
    expect(await fingerprint(await testDatabase())).toEqual(before);
  },
);

it("pages without an action refuse a form", async () => {
  const silent = (await listRoutes()).filter(({ hasAction, pattern }) => !hasAction && !/[:*]/.test(pattern));
  for (const { pattern } of silent) {
    const answer = await site.visitor().post(pattern, { name: "x" });
    await answer.arrayBuffer();
    expect([pattern, answer.status]).toEqual([pattern, 405]);
  }
});

it("a form from elsewhere is refused, whoever sends it", async () => {
  const form = sentForms[0]!;
  const browser = world.browsers[form.by[0]!];
  for (const origin of ["https://evil.test", "null", "http://127.0.0.1:1"]) {
    const answer = await browser.post(form.at(world.rows), form.fields(world.rows), { Origin: origin });
    expect(answer.status).toBe(403);
  }
  expect(await fingerprint(await testDatabase())).toEqual(before);
});

it("nothing went wrong on the server", () => {
  expect(site.log().filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
});
