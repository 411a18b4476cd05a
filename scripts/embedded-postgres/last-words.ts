import { open } from "node:fs/promises";

/** How much of the end of a log is looked through. */
const TAIL_BYTES = 64 * 1024;

/** What PostgreSQL says to each of its sessions when it stops: not why. */
const PARTING = /terminating connection|the database system is|connection to client lost/;

/** Why PostgreSQL could not go on, in the last complaint of its log; null where it has none. */
export function lastComplaint(log: string): string | null {
  const complaints = log.split("\n").flatMap((line) => {
    const [, severity, words = ""] = /\b(PANIC|FATAL|ERROR):\s+(.+)/.exec(line) ?? [];
    return severity && !PARTING.test(words) ? [{ severity, words }] : [];
  });
  const worst = complaints.findLast(({ severity }) => severity === "PANIC") ?? complaints.at(-1);
  return worst?.words ?? null;
}

/** {@link lastComplaint} of a log file as it grew since it had `from` bytes; null where there is no such file. */
export async function lastComplaintIn(file: string, from: number): Promise<string | null> {
  const log = await open(file).catch(() => null);
  if (!log) return null;
  try {
    const { size } = await log.stat();
    const start = Math.max(from, size - TAIL_BYTES);
    const { buffer, bytesRead } = await log.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    return lastComplaint(buffer.toString("utf8", 0, bytesRead));
  } finally {
    await log.close();
  }
}
