import { execFileSync } from "node:child_process";
import { readFileSync, realpathSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Postmaster = { pid: number; port: number };

/** Reads the pid (line 1) and port (line 4) a server wrote into its data folder; null when there is none. */
export function parsePostmasterPid(text: string): Postmaster | null {
  const lines = text.split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  const port = Number.parseInt(lines[3] ?? "", 10);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number.isInteger(port) ? port : 0 } : null;
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    try {
      return execFileSync("ps", ["-p", String(pid), "-o", "command="], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
    } catch {
      return "";
    }
  }
}

/**
 * The server that is running on a data folder, or null. A pid file left by a server that is gone
 * (its number may by now belong to another program) is removed.
 */
export async function runningPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const file = join(dataFolder, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return null;
  const found = parsePostmasterPid(text);
  if (found) {
    const command = commandOf(found.pid);
    if (command.includes(dataFolder) || command.includes(realpathSync(dataFolder))) return found;
  }
  await rm(file, { force: true });
  return null;
}

/** Settles when no server runs on a data folder any more; looks every few seconds. */
export async function postmasterEnded(dataFolder: string): Promise<void> {
  while (await runningPostmaster(dataFolder)) await sleep(3_000, undefined, { ref: false });
}

/**
 * Stops a server and waits until it is gone: first a fast shutdown (sessions are ended, everything is
 * written), then, after `patienceMs`, an immediate one (the next start recovers from the log).
 */
export async function stopPostmaster(dataFolder: string, patienceMs = 8_000): Promise<void> {
  const running = await runningPostmaster(dataFolder);
  if (!running) return;
  for (const [signal, patience] of [
    ["SIGINT", patienceMs],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 5_000],
  ] as const) {
    try {
      process.kill(running.pid, signal);
    } catch {
      return;
    }
    const deadline = Date.now() + patience;
    while (Date.now() < deadline) {
      if (!(await runningPostmaster(dataFolder))) return;
      await sleep(20);
    }
  }
  throw new Error(`PostgreSQL (process ${running.pid}) could not be stopped.`);
}
