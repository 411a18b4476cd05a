import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { prepareRepeated } from "./prepared.server.ts";

export type Database = PostgresJsDatabase<Record<string, never>>;
export type Sql = postgres.Sql;
export type Connection = { db: Database; sql: Sql; close(): Promise<void> };

export type ConnectOptions = {
  /** Most connections held open at once. */
  max?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /** Longest a single statement may run, in milliseconds; 0 means without limit. */
  statementTimeoutMs?: number;
};

const INT8 = 20;

/**
 * Opens a pool on a PostgreSQL URL. `db` and `sql` share it. `?host=/folder` in it, as libpq writes it, names the folder of
 * the server's Unix socket.
 *
 * int8 values arrive as JavaScript numbers (amounts are integer fen); a value beyond
 * `Number.MAX_SAFE_INTEGER` throws a RangeError instead of being rounded silently.
 * Dates and instants arrive as text, dates as `YYYY-MM-DD`. Connections are opened when first needed.
 */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const { address, socketFolder } = placeOf(url);
  const sql = postgres(address, {
    ...(socketFolder && { host: socketFolder }),
    max: options.max ?? 10,
    idle_timeout: 300,
    connect_timeout: 10,
    backoff: secondsToReconnect,
    prepare: true,
    onnotice: () => undefined,
    connection: {
      application_name: options.applicationName ?? "huiqian",
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      idle_in_transaction_session_timeout: 60_000,
      TimeZone: "UTC",
    },
    types: { int8: { to: INT8, from: [INT8], serialize: String, parse: parseInt8 } },
  }) as unknown as Sql;
  prepareRepeated(sql);
  return { db: drizzle(sql), sql, close: () => sql.end({ timeout: 5 }) };
}

/** A URL without the `host` of its query, which the driver would take for a setting of the server, and that host. */
function placeOf(url: string): { address: string; socketFolder: string | null } {
  // Only such a URL is taken apart: one that names several servers is not a URL to the platform.
  if (!/[?&]host=/.test(url)) return { address: url, socketFolder: null };
  const place = new URL(url);
  const socketFolder = place.searchParams.get("host");
  place.searchParams.delete("host");
  return { address: place.href, socketFolder };
}

/**
 * How long a connection that failed waits before the next attempt, in seconds: with the driver's own rule, which counts
 * the failures of the whole pool, a server that is back would stand unused for twenty.
 */
function secondsToReconnect(failures: number): number {
  return Math.min(0.05 * failures, 1);
}

function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`int8 value ${text} does not fit a JavaScript number`);
  return value;
}
