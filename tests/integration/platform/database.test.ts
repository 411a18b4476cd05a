import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { APPEND_ONLY_TABLES, DERIVED_TABLES } from "#scripts/database/grants.ts";
import { leaseDatabase } from "#scripts/database/lease.ts";
import { onDatabase } from "#scripts/database/on-database.ts";
import { explain } from "#scripts/explain.ts";
import {
  MIGRATIONS_FOLDER,
  countApplied,
  countJournal,
  prepareDatabase,
  requireSupportedVersion,
} from "#scripts/database/prepare.ts";
import { secondConnection, testDatabase, testDatabaseUrls, testOwner } from "#tests/support/database.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it("applies every listed migration, and preparing again changes nothing", async () => {
  const owner = await testOwner();
  const applied = await countApplied(owner.sql);
  expect(applied).toBe(await countJournal(MIGRATIONS_FOLDER));
  await prepareDatabase(await testDatabaseUrls());
  expect(await countApplied(owner.sql)).toBe(applied);
});

it("refuses to go on when the migrator passed over a migration stamped older than the last applied", async () => {
  const folder = await mkdtemp(join(tmpdir(), "huiqian-migrations-"));
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  const journalFile = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(journalFile, "utf8"));
  journal.entries.push({
    idx: journal.entries.length,
    version: "7",
    when: 1,
    tag: "9999_late",
    breakpoints: true,
  });
  await writeFile(journalFile, JSON.stringify(journal));
  await writeFile(join(folder, "9999_late.sql"), "create table late (id int);");
  await expect(prepareDatabase({ ...(await testDatabaseUrls()), migrationsFolder: folder })).rejects.toThrow(
    /stamped older than the last applied/,
  );
  await rm(folder, { recursive: true });
});

it("refuses a server older than PostgreSQL 15 in a plain sentence", () => {
  expect(() => requireSupportedVersion(140_011)).toThrow(
    "PostgreSQL 15 or later is needed; the server is version 14.",
  );
  expect(() => requireSupportedVersion(150_000)).not.toThrow();
});

it.each(APPEND_ONLY_TABLES)("gives the application no right to change rows of %s", async (table) => {
  const { sql } = await testDatabase();
  const [column] =
    await sql`select column_name as name from information_schema.columns where table_name = ${table} and is_identity = 'NO' and is_generated = 'NEVER' limit 1`;
  for (const statement of [
    `update ${table} set ${column?.name} = ${column?.name}`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
    `alter table ${table} disable trigger all`,
  ]) {
    await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: "42501" });
  }
});

it.each(APPEND_ONLY_TABLES)("refuses by trigger to change rows of %s, even to their owner", async (table) => {
  const { sql } = await testOwner();
  const [column] =
    await sql`select column_name as name from information_schema.columns where table_name = ${table} and is_identity = 'NO' and is_generated = 'NEVER' limit 1`;
  for (const statement of [
    `update ${table} set ${column?.name} = ${column?.name}`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ]) {
    await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: "23001" });
  }
});

it.each([
  "set session_replication_role = replica",
  "set role huiqian_owner",
  "alter role huiqian_app superuser",
  "create table public.stray (id int)",
  "drop trigger ledger_entries_append_only on ledger_entries",
  "alter table ledger_entries rename to old_entries",
  "copy (select 1) to program 'true'",
])("refuses the application's role a way around: %s", async (statement) => {
  const { sql } = await testDatabase();
  await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: "42501" });
});

it.each(DERIVED_TABLES)("lets the application read %s and write nothing there", async (table) => {
  const { sql } = await testDatabase();
  await sql.unsafe(`select * from ${table} limit 1`);
  const [column] =
    await sql`select column_name as name from information_schema.columns where table_name = ${table} and is_identity = 'NO' and is_generated = 'NEVER' limit 1`;
  for (const statement of [
    `insert into ${table} default values`,
    `update ${table} set ${column?.name} = ${column?.name}`,
    `delete from ${table}`,
    `truncate ${table}`,
    `alter table ${table} disable trigger all`,
    `create or replace function note_ledger_changes() returns trigger language sql as ''`,
    `create or replace function move_trace_heads() returns trigger language sql as ''`,
  ]) {
    await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: "42501" });
  }
});

it("reads int8 as a number, refuses one that would be rounded, and leaves dates as text", async () => {
  const { sql } = await testDatabase();
  const [row] =
    await sql`select 37000000000::int8 as fen, date '2026-03-01' as day, count(*) as n from generate_series(1, 3)`;
  expect(row).toEqual({ fen: 37_000_000_000, day: "2026-03-01", n: 3 });
  await expect(sql`select 9007199254740993::int8 as fen`).rejects.toThrow(RangeError);
});

it("finds similar Chinese words by trigram", async () => {
  const owner = await testOwner();
  await owner.sql`create extension if not exists pg_trgm`;
  const [row] = await owner.sql`select show_trgm('普安红茶') <> '{}' as some`;
  expect(row?.some).toBe(true);
});

it("enqueues a job that is gone when its transaction is rolled back, and seen by another session when committed", async () => {
  const { sql } = await testDatabase();
  const other = await secondConnection();
  const jobs = () => other.sql`select key from graphile_worker.jobs`;
  await sql
    .begin(async (tx) => {
      await tx`select graphile_worker.add_job('x', '{}'::json, job_key := 'rolled-back')`;
      throw new Error("roll back");
    })
    .catch(() => undefined);
  expect(await jobs()).toEqual([]);
  await sql`select graphile_worker.add_job('x', '{}'::json, job_key := 'kept')`;
  expect(await jobs()).toEqual([{ key: "kept" }]);
});

it.each([
  ["is no URL", () => "nonsense", "Invalid URL"],
  ["leads to no server", () => "postgres://a:b@127.0.0.1:1/c", "ECONNREFUSED"],
  [
    "has the wrong password",
    (url: string) => Object.assign(new URL(url), { password: "wrong" }).href,
    "password authentication failed",
  ],
  ["names no database", (url: string) => Object.assign(new URL(url), { pathname: "/none" }).href, "none"],
])("names the variable whose URL %s, and says why", async (_case, urlFrom, reason) => {
  const { ownerUrl } = await testDatabaseUrls();
  vi.stubEnv("DATABASE_URL", ownerUrl);
  vi.stubEnv("MIGRATION_DATABASE_URL", urlFrom(ownerUrl));
  const words = await leaseDatabase().then(() => "let in", explain);
  expect(words).toMatch(/^MIGRATION_DATABASE_URL leads to no database that lets us in\./);
  expect(words).toContain(reason);
});

it("does no work on a database that is not migrated, and says what to run", async () => {
  const { ownerUrl } = await testDatabaseUrls();
  vi.stubEnv("DATABASE_URL", Object.assign(new URL(ownerUrl), { pathname: "/postgres" }).href);
  vi.stubEnv("MIGRATION_DATABASE_URL", "");
  const told = vi.spyOn(console, "error").mockReturnValue();
  const work = vi.fn();
  try {
    await onDatabase({ applicationName: "huiqian-test" }, work);
    expect(process.exitCode).toBe(2);
  } finally {
    process.exitCode = 0;
  }
  expect(work).not.toHaveBeenCalled();
  expect(told).toHaveBeenCalledWith(
    expect.stringMatching(/migrations are missing\. Run: npm run db:migrate$/),
  );
});
