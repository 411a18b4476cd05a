import { expect, it } from "vitest";
import { lastComplaint } from "./last-words.ts";

const at = (words: string) => `2026-11-26 14:33:30.447 UTC [6035] ${words}`;
const full = at('PANIC:  could not write to file "pg_wal/xlogtemp.6084": No space left on device');
const parting = at("FATAL:  the database system is in recovery mode");

it.each<[string, string[], string | null]>([
  ["nothing", [], null],
  ["a server that was stopped", [at("LOG:  received fast shutdown request")], null],
  ["a statement that failed", [at('ERROR:  relation "x" does not exist'), ""], 'relation "x" does not exist'],
  [
    "a full disk, before what sessions were told and what failed after",
    [full, parting, at("ERROR:  canceling statement")],
    'could not write to file "pg_wal/xlogtemp.6084": No space left on device',
  ],
  ["sessions that were ended", [at("FATAL:  terminating connection due to administrator command")], null],
])("of %s", (_what, lines, words) => expect(lastComplaint(lines.join("\n"))).toBe(words));
