import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { environmentVariables } from "#app/env.server.ts";
import { CHECKOUT } from "#scripts/checkout.ts";

const ELSEWHERE = ["DATABASE_URL", "MIGRATION_DATABASE_URL", "HUIQIAN_ROLE"];

it("documents every variable the application reads, and only variables that something reads", async () => {
  const example = await readFile(join(CHECKOUT, ".env.example"), "utf8");
  const compose = await readFile(join(CHECKOUT, "compose.yaml"), "utf8");
  const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name = ""]) => name);
  expect(documented).toEqual(expect.arrayContaining([...environmentVariables, ...ELSEWHERE]));
  const read = new Set([...environmentVariables, ...ELSEWHERE]);
  for (const name of documented.filter((one) => !read.has(one))) expect(compose).toContain(`\${${name}`);
});
