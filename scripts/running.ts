import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { readState, STATE_FOLDER, writeState } from "./checkout.ts";

const FILE = "running.json";

/** A start of this checkout that is under way; `address` is empty until it listens. */
export type RunningStart = { pid: number; startedAt: string; address: string };

/** When a process began, in the system's own words; empty when there is no such process. */
export function processBirth(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "" : (fields[19] ?? "");
  } catch {
    if (process.platform === "linux") return "";
  }
  try {
    const options: ExecFileSyncOptionsWithStringEncoding = {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    };
    return execFileSync("ps", ["-p", String(pid), "-o", "lstart="], options).trim();
  } catch {
    return "";
  }
}

/**
 * The other process that has started this checkout, or null. The pid alone does not tell: after a kill the
 * number may belong to another program, so the time it began is compared too.
 */
export async function runningStart(): Promise<RunningStart | null> {
  const noted = await readState<RunningStart>(FILE);
  if (!noted || noted.pid === process.pid) return null;
  const birth = processBirth(noted.pid);
  return birth !== "" && birth === noted.startedAt ? noted : null;
}

/** Notes that this process has started the checkout, with its address once it listens. */
export async function noteRunning(address: string): Promise<void> {
  await writeState(FILE, {
    pid: process.pid,
    startedAt: processBirth(process.pid),
    address,
  } satisfies RunningStart);
}

export async function forgetRunning(): Promise<void> {
  await rm(join(STATE_FOLDER, FILE), { force: true });
}
