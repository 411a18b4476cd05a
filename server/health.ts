import type { Request, RequestHandler, Response } from "express";
import type { Sql } from "#db/client.server.ts";
import type { Logger } from "./logger.ts";
import type { WorkerStatus } from "./worker-status.ts";

export type Readiness = {
  sql: Sql;
  workerStatus: WorkerStatus;
  /** How many migrations this version of the application lists. */
  listedMigrations: number;
  /** True once the process has been told to stop. */
  isStopping(): boolean;
  logger: Logger;
};

const PATIENCE_MS = 2_000;

/** The process answers: nothing else is asked. */
export const answerHealth: RequestHandler = (_req, res) => {
  res.set("Cache-Control", "no-store").type("text").send("ok");
};

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Ready to be sent requests: the database answers, every migration is applied, a worker is alive. */
export function answerReadiness({ sql, workerStatus, listedMigrations, isStopping, logger }: Readiness) {
  const migrationsApplied = async () => {
    const [row] = await sql<{ n: number }[]>`select count(*) as n from drizzle.__drizzle_migrations`;
    return (row?.n ?? 0) >= listedMigrations;
  };
  const holds = async (name: string, check: () => Promise<boolean>) => {
    try {
      return await inTime(check());
    } catch (error) {
      logger.warn({ err: error, check: name }, "readiness check failed");
      return false;
    }
  };
  return async (_req: Request, res: Response) => {
    const [database, migrations, worker] = await Promise.all([
      holds("database", async () => (await sql`select 1`).length === 1),
      holds("migrations", migrationsApplied),
      holds("worker", workerStatus),
    ]);
    const ready = database && migrations && worker && !isStopping();
    res
      .status(ready ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ ready, database, migrations, worker });
  };
}
