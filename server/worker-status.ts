import type { Sql } from "#db/client.server.ts";

/** The name a worker's heartbeat session carries in PostgreSQL. */
export const HEARTBEAT_NAME = "huiqian-worker";
export const HEARTBEAT_EVERY_MS = 5_000;
const HEARTBEAT_LOST_AFTER_S = 30;

/** Whether some worker of this database, in whatever process or machine, has shown itself lately. */
export type WorkerStatus = () => Promise<boolean>;

/**
 * Asks PostgreSQL when a worker's heartbeat session last did something. A worker that is gone has no session;
 * one that hangs has an old one. Nothing is written for it.
 */
export function workerStatusIn(sql: Sql): WorkerStatus {
  return async () => {
    const [row] = await sql<{ seen: boolean }[]>`
      select coalesce(max(state_change) > clock_timestamp() - make_interval(secs => ${HEARTBEAT_LOST_AFTER_S}), false) as seen
      from pg_stat_activity
      where application_name = ${HEARTBEAT_NAME} and usename = current_user and datname = current_database()`;
    return row?.seen ?? false;
  };
}
