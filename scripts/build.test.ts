import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildIsStale, sourceDigest } from "./build.ts";

it.each([
  [{ exists: false, stamp: "x", digest: "x" }, true],
  [{ exists: true, stamp: null, digest: "x" }, true],
  [{ exists: true, stamp: "y", digest: "x" }, true],
  [{ exists: true, stamp: "x", digest: "x" }, false],
])("of %o says stale: %s", (build, expected) => {
  expect(buildIsStale(build)).toBe(expected);
});

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "huiqian-build-"));
  await mkdir(join(root, "app", "routes"), { recursive: true });
  await writeFile(join(root, "app", "routes", "home.tsx"), "one");
});
afterAll(() => rm(root, { recursive: true }));

it("gives the same digest to the same sources, and another when a file changes, appears or moves", async () => {
  const before = await sourceDigest(root);
  expect(await sourceDigest(root)).toBe(before);
  await writeFile(join(root, "app", "routes", "home.test.tsx"), "a test is not built");
  expect(await sourceDigest(root)).toBe(before);
  await writeFile(join(root, "app", "routes", "home.tsx"), "two");
  const changed = await sourceDigest(root);
  expect(changed).not.toBe(before);
  await writeFile(join(root, "app", "routes", "cart.tsx"), "");
  expect(await sourceDigest(root)).not.toBe(changed);
});
