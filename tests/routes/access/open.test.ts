import { beforeAll, expect, it } from "vitest";
import { newId } from "#app/kernel/id.ts";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite } from "#tests/support/http.ts";
import { buildSiteWorld, fingerprint, type Person, type SiteWorld } from "#tests/support/site-world.ts";
import { listRoutes } from "./route-list.ts";
import { accessTable, expectedAnswer, mayOpen } from "./table.ts";

let site: Site;
let world: SiteWorld;
let before: Record<string, string>;
beforeAll(async () => {
  site = await testSite();
  world = await buildSiteWorld(await testDatabase(), site);
  before = await fingerprint(await testDatabase());
});

/** Enough people to see that a page is the same for everybody. */
const PUBLIC: Person[] = ["visitor", "requester", "applicant"];

const patterns = (await listRoutes()).map(({ pattern }) => pattern);

/** The status, or for somebody who is led away the page they are led to. */
function told(answer: Response, found: number): number | string {
  const led = answer.headers.get("Location");
  return led && answer.status !== found ? (led.split("?", 1)[0] ?? "") : answer.status;
}

it("the table has a row for every route", () => {
  expect(patterns.filter((pattern) => !accessTable[pattern])).toEqual([]);
});

it.each(patterns.filter((pattern) => accessTable[pattern]))(
  "%s is shown to those it is for, and to nobody else",
  async (pattern) => {
    const access = accessTable[pattern]!;
    const address = access.at?.(world.rows) ?? pattern;
    const people = access.for === "anyone" ? PUBLIC : (Object.keys(world.browsers) as Person[]);
    const answers = await Promise.all(
      people.map(async (person) => {
        const answer = await world.browsers[person].get(address);
        await (access.staysOpen ? answer.body?.cancel() : answer.arrayBuffer());
        return [person, told(answer, access.found ?? 200)] as const;
      }),
    );
    const expected = people.map((person) => [person, expectedAnswer(access, person)] as const);
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(expected));
  },
);

it.each(patterns.filter((pattern) => accessTable[pattern]?.nothing))(
  "%s with a forged or malformed identifier is not found",
  async (pattern) => {
    const access = accessTable[pattern]!;
    const browser = world.browsers[mayOpen(access)[0] ?? "visitor"];
    const ids = [newId(), "0", "9".repeat(30), "-1", "x'--", "🍵", "x".repeat(600)];
    for (const id of ids) {
      const answer = await browser.get(access.nothing?.(encodeURIComponent(id)) ?? "");
      await answer.arrayBuffer();
      expect([id, answer.status]).toEqual([id, access.missing ?? 404]);
    }
  },
);

it("opening pages has written nothing, and nothing went wrong on the server", async () => {
  expect(await fingerprint(await testDatabase())).toEqual(before);
  expect(site.log().filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
});
