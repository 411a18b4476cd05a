import postgres from "postgres";
import type { DatabaseLease } from "#scripts/database/lease.ts";
import { prepareDatabase } from "#scripts/database/prepare.ts";
import { connect } from "#db/client.server.ts";
import { buildDemonstration } from "./build.ts";

const SUFFIX = "_in_the_making";

/**
 * Gives an empty embedded database the demonstration world. The world is built in a database of its own that takes the
 * empty one's place when it is complete, so an interrupted start leaves no half of it.
 */
export async function ensureDemonstration(lease: DatabaseLease, say: (line: string) => void): Promise<void> {
  const name = databaseOf(lease.ownerUrl);
  const making = name + SUFFIX;
  await asOwnerOf(at(lease.ownerUrl, "postgres"), async (sql) => {
    await sql`drop database if exists ${sql(making)} with (force)`;
    await sql`create database ${sql(making)}`;
    // What a crash loses here is built again from the start.
    await sql`alter database ${sql(making)} set synchronous_commit = off`;
  });
  await prepareDatabase({ appUrl: at(lease.appUrl, making), ownerUrl: at(lease.ownerUrl, making) });
  const connection = connect(at(lease.appUrl, making), { max: 8, applicationName: "huiqian-demonstration" });
  try {
    await buildDemonstration(connection, { say });
  } finally {
    await connection.close();
  }
  await asOwnerOf(at(lease.ownerUrl, "postgres"), async (sql) => {
    await sql`alter database ${sql(making)} reset synchronous_commit`;
    await sql`drop database ${sql(name)} with (force)`;
    await sql`alter database ${sql(making)} rename to ${sql(name)}`;
    await sql`checkpoint`;
  });
}

/** Whether the database is the checkout's own and nobody has used it yet. */
export async function needsDemonstration(lease: DatabaseLease): Promise<boolean> {
  if (!lease.embedded) return false;
  return asOwnerOf(lease.ownerUrl, async (sql) => {
    const [row] = await sql<{ used: boolean }[]>`
      select exists (select 1 from organisations) or exists (select 1 from users) as used`;
    return row?.used === false;
  });
}

async function asOwnerOf<Result>(url: string, work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function at(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.href;
}
