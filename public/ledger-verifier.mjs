#!/usr/bin/env node
/*
 * Checks a published ledger of HuiQian (惠黔) without HuiQian: no database, no package, this one file and Node 20.
 *
 *   node ledger-verifier.mjs ledger.ndjson[.gz] [--root 2026-11-25=<hash> ...]
 *
 * Every line but the first and the last is a link: [position, day, [fields], hash]. The hash is SHA-256 over the hash
 * before it and the fields, each written as its length in bytes of UTF-8, a colon and its text, or "-" for nothing,
 * joined by commas. A row that was changed, taken away, added or moved makes a hash or a position wrong. Whoever
 * replaces the whole chain is found by a root that somebody noted earlier: give it with --root.
 * Exit code: 0 when everything agrees, 1 when something does not, 2 when the file cannot be read.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

const GRADES = ["ordered", "shipped", "accepted", "invoiced", "paid"];

const hashOf = (previous, fields) =>
  createHash("sha256")
    .update(
      [
        previous,
        ...fields.map((field) => (field === null ? "-" : `${Buffer.byteLength(field)}:${field}`)),
      ].join(","),
    )
    .digest("hex");

const yuan = (fen) => {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, "0");
  return `${fen < 0n ? "-" : ""}¥${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
};

function argumentsOf(list) {
  const roots = new Map();
  let file = null;
  for (let at = 0; at < list.length; at++) {
    if (list[at] === "--root") {
      const [day, hash] = (list[++at] ?? "").split("=");
      if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^[0-9a-f]{64}$/.test(hash ?? ""))
        throw new Error("--root wants DAY=HASH, as 2026-11-25=0123…");
      roots.set(day, hash);
    } else file = list[at];
  }
  if (!file) throw new Error("which file? node ledger-verifier.mjs ledger.ndjson.gz [--root DAY=HASH]");
  return { file, roots };
}

async function verify({ file, roots }) {
  const problems = [];
  const say = (text) => problems.push(text);
  const bytes = createReadStream(file);
  const input = file.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes;
  bytes.on("error", (error) => input.destroy(error));
  const entries = new Map();
  const noted = new Map();
  let start = null;
  let position = 0;
  let hash = "";
  let end = null;
  const fenOfYear = new Map();
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line === "") continue;
    const value = JSON.parse(line);
    if (start === null) {
      if (value.format !== "huiqian-ledger" || value.version !== 1)
        throw new Error("this is not a ledger of HuiQian in version 1");
      start = value.start;
      position = start.position;
      hash = start.hash;
      noted.set(position, hash);
    } else if (Array.isArray(value)) {
      if (end !== null) say(`a link stands behind the end, after position ${position}`);
      const [at, day, fields, claimed] = value;
      if (at !== position + 1) say(`position ${position + 1} is missing: ${at} comes next`);
      if (hashOf(hash, fields) !== claimed)
        say(`position ${at}: its content is not what it was written with (entry ${fields[1]}, ${fields[0]})`);
      position = at;
      hash = claimed;
      noted.set(at, claimed);
      if (fields[0] === "entry") {
        const [, id, kind, reverses, year, , , , , , amount] = fields;
        const fen = BigInt(amount);
        if (entries.has(id)) say(`position ${at}: entry ${id} stands there twice`);
        if (kind === "reversal" ? fen >= 0n : fen <= 0n)
          say(`position ${at}: entry ${id} has the wrong sign`);
        const sale = entries.get(reverses);
        if (kind === "reversal" && sale) {
          sale.left += fen;
          if (sale.left < 0n)
            say(`position ${at}: entry ${id} takes back more than entry ${reverses} brought`);
        } else if (kind === "reversal" && start.position === 0)
          say(`position ${at}: entry ${id} takes back entry ${reverses}, which is not there`);
        entries.set(id, { left: fen, fen, year, day });
      } else {
        const [, id, grade] = fields;
        const entry = entries.get(id);
        if (!GRADES.includes(grade)) say(`position ${at}: ${grade} is no grade of evidence`);
        if (!entry && start.position === 0)
          say(`position ${at}: evidence for entry ${id}, which is not there`);
        if (entry) {
          const key = `${entry.year} ${grade}`;
          fenOfYear.set(key, (fenOfYear.get(key) ?? 0n) + entry.fen);
        }
      }
    } else end = value;
  }
  if (start === null) throw new Error("the file is empty");
  if (end === null) say("the file ends before its last line: something was cut off");
  else {
    if (end.end.position !== position || end.end.hash !== hash)
      say(`the chain ends at position ${position}, not at ${end.end.position} as the last line says`);
    for (const { entryId, grade } of end.notLinked)
      say(
        `${grade === "" ? "" : `evidence ${grade} of `}entry ${entryId} is in no link: it was put in past the chain`,
      );
    for (const root of end.roots) {
      if (root.position < start.position) continue;
      if (noted.get(root.position) !== root.hash)
        say(`the root of ${root.day} is not that of position ${root.position}`);
      const given = roots.get(root.day);
      if (given !== undefined && given !== root.hash)
        say(`the root of ${root.day} is not the one you noted: the chain was rewritten before it`);
      roots.delete(root.day);
    }
  }
  for (const day of roots.keys()) say(`the file has no root of ${day}`);
  return { problems, start, position, entries: entries.size, fenOfYear, roots: end?.roots.length ?? 0 };
}

try {
  const found = await verify(argumentsOf(process.argv.slice(2)));
  for (const problem of found.problems.slice(0, 20)) console.log(`✗ ${problem}`);
  if (found.problems.length > 20) console.log(`✗ … and ${found.problems.length - 20} more`);
  console.log(
    `links ${found.start.position + 1}–${found.position}, ${found.entries} entries, ${found.roots} daily roots`,
  );
  for (const [key, fen] of [...found.fenOfYear].sort()) console.log(`${key}: ${yuan(fen)}`);
  console.log(found.problems.length === 0 ? "✓ everything agrees" : `✗ ${found.problems.length} problems`);
  process.exitCode = found.problems.length === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
