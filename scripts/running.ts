import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from "node:child_process";
import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readState, STATE_FOLDER, writeState } from "./checkout.ts";

const NAME = "running.json";

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
  const noted = await readState<RunningStart>(NAME);
  if (!noted || noted.pid === process.pid) return null;
  const birth = processBirth(noted.pid);
  return birth !== "" && birth === noted.startedAt ? noted : null;
}

/**
 * Claims the checkout for this process, of several at once for only one. Answers null when it is ours,
 * otherwise who has it.
 */
export async function claimCheckout(): Promise<RunningStart | null> {
  const file = join(STATE_FOLDER, NAME);
  const claim = {
    pid: process.pid,
    startedAt: processBirth(process.pid),
    address: "",
  } satisfies RunningStart;
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(claim), { flag: "wx", mode: 0o600 });
      return null;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const other = await runningStart();
    if (other) return other;
    await rm(file, { force: true });
  }
}

/** Notes the address at which the checkout, which this process has claimed, can be reached. */
export async function noteAddress(address: string): Promise<void> {
  await writeState(NAME, {
    pid: process.pid,
    startedAt: processBirth(process.pid),
    address,
  } satisfies RunningStart);
}

export async function releaseCheckout(): Promise<void> {
  await rm(join(STATE_FOLDER, NAME), { force: true });
}
