import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const MS_PER_TICK = 1000 / Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Processor time that a PostgreSQL server with all its backends has spent so far, in milliseconds. Linux only. */
export function postgresMs(postmasterPid: number): number {
  let ticks = ticksOf(postmasterPid)?.withEnded ?? 0;
  for (const name of readdirSync("/proc")) {
    const backend = /^\d+$/.test(name) ? ticksOf(Number(name)) : null;
    if (backend?.parent === postmasterPid) ticks += backend.own;
  }
  return ticks * MS_PER_TICK;
}

/** What `/proc/<pid>/stat` says; `withEnded` counts children that ended. Null for a process that is gone. */
function ticksOf(pid: number): { parent: number; own: number; withEnded: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const own = (fields[11] ?? 0) + (fields[12] ?? 0);
    return { parent: fields[1] ?? 0, own, withEnded: own + (fields[13] ?? 0) + (fields[14] ?? 0) };
  } catch {
    return null;
  }
}
