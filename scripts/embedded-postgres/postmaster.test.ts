import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { parsePostmasterPid, runningPostmaster } from "./postmaster.ts";

it.each([
  { text: "4711\n/data\n1700000000\n5499\n\n127.0.0.1\n", expected: { pid: 4711, port: 5499 } },
  { text: "4711\n/data\n", expected: { pid: 4711, port: 0 } },
  { text: "", expected: null },
  { text: "-1\n", expected: null },
])("reads $expected from a pid file", ({ text, expected }) => {
  expect(parsePostmasterPid(text)).toEqual(expected);
});

it("removes a pid file whose number now belongs to another program", async () => {
  const folder = await mkdtemp(join(tmpdir(), "huiqian-pid-"));
  const file = join(folder, "postmaster.pid");
  await writeFile(file, `${process.pid}\n${folder}\n1\n5499\n`);
  expect(await runningPostmaster(folder)).toBeNull();
  await expect(readFile(file)).rejects.toThrow("ENOENT");
  await rm(folder, { recursive: true });
});
