import { beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { type Site, testSite } from "#tests/support/http.ts";
import { buildSiteWorld, fingerprint, type SiteWorld } from "#tests/support/site-world.ts";
import { sentForms } from "../access/forms.ts";
import { type Bent, bentForms, overfullForms } from "./bent.ts";

const AT_ONCE = 6;

let site: Site;
let world: SiteWorld;
let before: Record<string, string>;
beforeAll(async () => {
  site = await testSite();
  world = await buildSiteWorld(await testDatabase(), site);
  before = await fingerprint(await testDatabase());
});

/** Sends the forms as the person whose act it is, and returns those that were neither refused nor shown again. */
async function notRefused(form: (typeof sentForms)[number], bent: readonly Bent[]): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...bent];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const answer = await world.browsers[form.by[0]!].post(form.at(world.rows), next.fields);
        await answer.arrayBuffer();
        if (answer.status < 400 || answer.status >= 500) found.push(`${next.what}: ${answer.status}`);
      }
    }),
  );
  return found;
}

describe.each(sentForms)("$act", (form) => {
  it("refuses every field given what it cannot mean, and writes nothing", async () => {
    const bent = bentForms(form.fields(world.rows));
    expect(await notRefused(form, bent)).toEqual([]);
    expect(await fingerprint(await testDatabase())).toEqual(before);
  });
});

it.each(
  sentForms.filter(({ act }) => /^(submit a req|save a draft|dispatch|record an acc|add a pack)/.test(act)),
)("$act: survives overfull forms and names that aim at the program", async (form) => {
  const sound = {
    ...form.fields(world.rows),
    wantedOn: "never",
    dispatchedOn: "never",
    receivedOn: "never",
    sku: "",
  };
  expect(await notRefused(form, overfullForms(sound))).toEqual([]);
  expect(await fingerprint(await testDatabase())).toEqual(before);
});

it("nothing went wrong on the server", () => {
  expect(site.log().filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
});
