import { parseCronItems, run, type TaskList } from "graphile-worker";
import type { SystemContext } from "#app/domain/core/context.ts";
import { rounds, tasks } from "#app/worker/tasks.ts";
import { type Connection, connect } from "#db/client.server.ts";
import { jobLogger } from "./job-logger.ts";
import type { Logger } from "./logger.ts";
import { HEARTBEAT_EVERY_MS, HEARTBEAT_NAME } from "./worker-status.ts";

export type WorkerOptions = {
  databaseUrl: string;
  connection: Connection;
  logger: Logger;
  concurrency: number;
  clock: () => Date;
};

export type Worker = {
  /** Settles when the worker ends by itself, which it does only when it cannot go on. */
  ended: Promise<void>;
  /** Takes no further job and waits for those under way. */
  stop(): Promise<void>;
};

type AnyTask = (context: SystemContext, payload: unknown) => Promise<void>;

function taskList({ connection, clock }: WorkerOptions): TaskList {
  const entries = Object.entries(tasks) as [string, AnyTask][];
  return Object.fromEntries(
    entries.map(([name, task]) => [
      name,
      async (payload: unknown, helpers: { job: { id: string } }) => {
        const context: SystemContext = {
          db: connection.db,
          transactional: false,
          actor: null,
          now: clock(),
          requestId: `job-${helpers.job.id}`,
          demo: false,
        };
        await task(context, payload);
      },
    ]),
  );
}

/** Starts doing the jobs that transactions have left, and a heartbeat that says so. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { databaseUrl, logger, concurrency } = options;
  const runner = await run({
    connectionString: databaseUrl,
    concurrency,
    maxPoolSize: concurrency + 2,
    pollInterval: 2_000,
    noHandleSignals: true,
    taskList: taskList(options),
    parsedCronItems: parseCronItems(rounds.map((round) => ({ ...round, options: { maxAttempts: 1 } }))),
    logger: jobLogger(logger),
  });
  const heart = connect(databaseUrl, { max: 1, applicationName: HEARTBEAT_NAME });
  const beat = () => {
    heart.sql`select 1`.catch((error: unknown) => logger.warn({ err: error }, "worker heartbeat failed"));
  };
  beat();
  const timer = setInterval(beat, HEARTBEAT_EVERY_MS);
  const quieten = async () => {
    clearInterval(timer);
    await heart.close();
  };
  return {
    ended: runner.promise.finally(quieten),
    async stop() {
      await runner.stop();
      await quieten();
    },
  };
}
