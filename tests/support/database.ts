import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";
import { APP_ROLE } from "#scripts/embedded-postgres/cluster.ts";
import { type Connection, connect } from "#db/client.server.ts";
import { TEMPLATE, type TestServer } from "./global-setup.ts";

type Clone = { name: string; appUrl: string; ownerUrl: string };

let clone: Promise<Clone> | null = null;
let shared: Promise<Connection> | null = null;
const opened: Connection[] = [];

function at(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.href;
}

async function asServerOwner<T>(server: TestServer, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(at(server.ownerUrl, "postgres"), { max: 1, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/** Clones the migrated template under a new name. The caller drops it with `dropClone`. */
export async function cloneTemplate(server: TestServer): Promise<Clone> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asServerOwner(server, async (sql) => {
    await sql.unsafe(`create database ${name} template ${TEMPLATE}`);
    await sql.unsafe(`grant connect, create, temporary on database ${name} to ${APP_ROLE}`);
  });
  return { name, appUrl: at(server.appUrl, name), ownerUrl: at(server.ownerUrl, name) };
}

export async function dropClone(server: TestServer, { name }: Clone): Promise<void> {
  await asServerOwner(server, (sql) => sql.unsafe(`drop database if exists ${name} with (force)`));
}

function thisFilesClone(): Promise<Clone> {
  clone ??= cloneTemplate(inject("testServer"));
  return clone;
}

function open(url: string, applicationName: string, max = 10): Connection {
  const connection = connect(url, { max, applicationName });
  opened.push(connection);
  return connection;
}

/** This test file's own database (migrated, with reference rows), as the role the application works as. */
export async function testDatabase(): Promise<Connection> {
  shared ??= thisFilesClone().then(({ appUrl }) => open(appUrl, "test"));
  return shared;
}

/** A further pool on the same database, for two parties at once. */
export async function secondConnection(): Promise<Connection> {
  return open((await thisFilesClone()).appUrl, "test-second");
}

/** So many parties on the same database, each with one connection that is its own and open already. */
export async function ownConnections(count: number): Promise<Connection[]> {
  const { appUrl } = await thisFilesClone();
  const each = Array.from({ length: count }, (_, index) => open(appUrl, `test-own-${index}`, 1));
  await Promise.all(each.map(({ sql }) => sql`select 1`));
  return each;
}

/** The same database as the role that owns its tables: for reading what the application's role may not. */
export async function testOwner(): Promise<Connection> {
  return open((await thisFilesClone()).ownerUrl, "test-owner");
}

/** URLs of this file's database, for a test that starts another program on it. */
export async function testDatabaseUrls(): Promise<{ appUrl: string; ownerUrl: string }> {
  const { appUrl, ownerUrl } = await thisFilesClone();
  return { appUrl, ownerUrl };
}

/** Closes what this test file opened and drops its database, if it had one; the next file clones its own. */
export async function leaveDatabase(): Promise<void> {
  const left = clone;
  [clone, shared] = [null, null];
  await Promise.all(opened.splice(0).map((connection) => connection.close()));
  if (left) await dropClone(inject("testServer"), await left);
}
