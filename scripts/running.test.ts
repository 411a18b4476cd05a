import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { processBirth } from "./running.ts";

it("tells a process by the time it began, and knows when it is gone", async () => {
  const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60000)"], { stdio: "ignore" });
  const pid = child.pid ?? 0;
  const birth = processBirth(pid);
  expect(birth).not.toBe("");
  expect(processBirth(pid)).toBe(birth);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(processBirth(pid)).toBe("");
});
