import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { runMigrations as runJobQueueMigrations } from "graphile-worker";
import postgres from "postgres";
import { CHECKOUT } from "#scripts/checkout.ts";
import type { Database } from "#db/client.server.ts";
import { loadReference } from "#db/reference/load.server.ts";
import { jobLogger } from "#server/job-logger.ts";
import { grantToApplication } from "./grants.ts";

export const MIGRATIONS_FOLDER = join(CHECKOUT, "db", "migrations");
export const OLDEST_POSTGRES = 15;
const MIGRATION_LOCK = 7_259_031;

export type Preparation = {
  /** URL of the role that owns the tables. */
  ownerUrl: string;
  /** URL of the role the application works as; equal to `ownerUrl` when one role does both. */
  appUrl: string;
  migrationsFolder?: string;
  onProgress?(message: string): void;
};

/** Throws with a plain sentence when a server is older than this project supports. */
export function requireSupportedVersion(serverVersionNum: number): void {
  if (Math.floor(serverVersionNum / 10_000) < OLDEST_POSTGRES) {
    throw new Error(
      `PostgreSQL ${OLDEST_POSTGRES} or later is needed; the server is version ${Math.floor(serverVersionNum / 10_000)}.`,
    );
  }
}

/** How many migrations the folder's journal lists. */
export async function countJournal(migrationsFolder: string): Promise<number> {
  const text = await readFile(join(migrationsFolder, "meta", "_journal.json"), "utf8");
  return (JSON.parse(text) as { entries: unknown[] }).entries.length;
}

/** How many migrations the connected database has applied; 0 before the first. */
export async function countApplied(sql: postgres.Sql): Promise<number> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`;
  if (!table?.found) return 0;
  const [row] = await sql<{ n: number }[]>`select count(*)::int as n from drizzle.__drizzle_migrations`;
  return row?.n ?? 0;
}

/**
 * Brings a database up to this version of the application: tables, job queue, rights and reference rows.
 * Several processes may call it at once; they take turns. Throws when a migration was skipped: the
 * migrator passes over one that is stamped older than the last applied.
 */
export async function prepareDatabase({
  ownerUrl,
  appUrl,
  migrationsFolder = MIGRATIONS_FOLDER,
  onProgress,
}: Preparation) {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined, connect_timeout: 10 });
  try {
    const [server] = await sql<{ num: number }[]>`select current_setting('server_version_num')::int as num`;
    requireSupportedVersion(server?.num ?? 0);
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const before = await countApplied(sql);
    const db: Database = drizzle(sql);
    await migrate(db, { migrationsFolder });
    const [listed, applied] = [await countJournal(migrationsFolder), await countApplied(sql)];
    if (applied < listed) {
      throw new Error(
        `${listed} migrations are listed but ${applied} are applied: one is stamped older than the last applied. Generate it anew.`,
      );
    }
    if (applied > before) onProgress?.(`applied ${applied - before} migrations`);
    const appRole = decodeURIComponent(new URL(appUrl).username);
    const ownerRole = decodeURIComponent(new URL(ownerUrl).username);
    if (appRole !== ownerRole) await grantToApplication(sql, appRole);
    await loadReference(db);
    await runJobQueueMigrations({ connectionString: appUrl, logger: jobLogger() });
  } finally {
    await sql.end({ timeout: 2 });
  }
}
