import type { AddressInfo, Server } from "node:net";
import type { Environment } from "#app/env.server.ts";
import { connect } from "#db/client.server.ts";
import { createHttpServer } from "./http.ts";
import type { Logger } from "./logger.ts";
import { createMetrics, createMetricsServer } from "./metrics.ts";
import { startWorker, type Worker } from "./worker.ts";
import { workerStatusIn } from "./worker-status.ts";

export const PROCESS_ROLES = ["web", "worker", "all"] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

export type RunOptions = {
  role: ProcessRole;
  /** URL of a migrated database, as the application's role. */
  databaseUrl: string;
  env: Environment;
  logger: Logger;
  mode: "production" | "development";
  /** The project's folder. */
  root: string;
  listedMigrations: number;
  clock?: () => Date;
};

export type RunningProcess = {
  /** Where the web server listens; null when this process has none. */
  address: string | null;
  /** Settles only when a part of the process ends by itself; then the process should end too. */
  ended: Promise<void>;
  /** Finishes what is under way and closes everything. Calling it again waits for the same end. */
  stop(): Promise<void>;
};

/** Starts the web server, the worker, or both, on a database that is ready. */
export async function runProcess(options: RunOptions): Promise<RunningProcess> {
  const { role, databaseUrl, env, logger } = options;
  const clock = options.clock ?? (() => new Date());
  const closing: (() => Promise<void>)[] = [];
  const stop = once(async () => {
    for (const close of closing.reverse()) {
      await close().catch((error: unknown) => logger.error({ err: error }, "stopping failed"));
    }
  });
  // A promise that one page forgot must not end the requests of everybody else.
  const survive = (error: unknown) => logger.error({ err: error }, "a rejection went unheard");
  process.on("unhandledRejection", survive);
  closing.push(async () => void process.off("unhandledRejection", survive));
  try {
    const connection = connect(databaseUrl, {
      max: env.DATABASE_POOL_SIZE,
      applicationName: `huiqian-${role}-pool`,
    });
    closing.push(() => connection.close());
    let worker: Worker | null = null;
    if (role !== "web") {
      worker = await startWorker({
        databaseUrl,
        connection,
        logger,
        concurrency: env.WORKER_CONCURRENCY,
        clock,
      });
      closing.push(worker.stop);
    }
    const metrics = env.METRICS_PORT === undefined ? undefined : createMetrics(connection.sql);
    if (metrics) {
      const metricsServer = createMetricsServer(metrics);
      await listen(metricsServer, env.METRICS_PORT ?? 0, env.METRICS_HOST).catch((cause: unknown) => {
        throw new Error(
          `Nobody can listen at METRICS_HOST ${env.METRICS_HOST}, METRICS_PORT ${env.METRICS_PORT}.`,
          {
            cause,
          },
        );
      });
      closing.push(async () => {
        metricsServer.closeAllConnections();
        metricsServer.close();
      });
    }
    let address: string | null = null;
    if (role !== "worker") {
      const http = await createHttpServer({
        ...options,
        connection,
        clock,
        metrics,
        workerStatus: workerStatusIn(connection.sql),
        publicOrigin: env.PUBLIC_ORIGIN,
        renderCacheBytes: env.RENDER_CACHE_MB * 1_000_000,
        trustProxy: env.TRUST_PROXY,
      });
      closing.push(() => http.stop());
      await listen(http.server, env.PORT, env.HOST);
      address = addressOf(http.server);
    }
    logger.info({ role, address }, "started");
    return { address, stop, ended: worker?.ended ?? new Promise(() => undefined) };
  } catch (error) {
    await stop();
    throw error;
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => {
    done ??= work();
    return done;
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ port, host }, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const everywhere = address === "0.0.0.0" || address === "::" || address === "127.0.0.1";
  const host = everywhere ? "localhost" : family === "IPv6" ? `[${address}]` : address;
  return `http://${host}:${port}`;
}
