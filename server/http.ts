import { createServer, type Server } from "node:http";
import compression from "compression";
import express, { type ErrorRequestHandler } from "express";
import type { Connection } from "#db/client.server.ts";
import { messagesOf } from "./express-messages.ts";
import { trustForwarded } from "./forwarded-headers.ts";
import { answerHealth, answerReadiness } from "./health.ts";
import type { Logger } from "./logger.ts";
import type { Metrics } from "./metrics.ts";
import { checkOrigin } from "./origin-check.ts";
import { createPages } from "./pages.ts";
import { refuse } from "./refusal.ts";
import { createRenderCache, type RenderCache, type RenderCacheOptions } from "./render-cache/cache.ts";
import { type CatalogueVersion, followCatalogueVersion } from "./render-cache/version.ts";
import { logRequests } from "./request-log.ts";
import { limitRequests } from "./request-limits.ts";
import { securityHeaders, staticSecurityHeaders } from "./security-headers.ts";
import type { WorkerStatus } from "./worker-status.ts";

export type HttpServerOptions = {
  connection: Connection;
  workerStatus: WorkerStatus;
  logger: Logger;
  mode: "production" | "development";
  /** The project's folder: where the built application is. */
  root: string;
  listedMigrations: number;
  clock?: () => Date;
  publicOrigin?: string;
  /** Reverse proxies in front that are trusted to tell the caller's address. */
  trustProxy?: number;
  metrics?: Metrics;
  /** Most bytes of public pages kept in memory; 0 keeps none and renders each time it is asked. */
  renderCacheBytes: number;
};

export type HttpServer = {
  server: Server;
  /** Stops accepting, lets requests under way finish for at most `patienceMs`, then ends what is left. */
  stop(patienceMs?: number): Promise<void>;
};

/** Builds the web server around the application's pages; it listens on nothing yet. */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const { connection, logger, mode } = options;
  const https = options.publicOrigin?.startsWith("https:") ?? false;
  let stopping = false;
  const ending = new AbortController();
  let kept: KeptPages | null = null;
  const app = express();
  const server = createServer(
    { ...messagesOf(app), requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 },
    (req, res) => {
      if (stopping) res.setHeader("Connection", "close");
      const pass = () => app(req, res);
      if (!kept?.cache.answer(req, res, pass)) pass();
    },
  );
  server.timeout = 120_000;

  app.disable("x-powered-by");
  app.set("trust proxy", options.trustProxy || false);
  app.get("/healthz", answerHealth);
  app.get("/readyz", answerReadiness({ ...options, sql: connection.sql, isStopping: () => stopping }));
  app.use(logRequests(logger, Boolean(options.trustProxy)));
  if (options.metrics) app.use(options.metrics.observeRequests);
  app.use(
    securityHeaders({
      https,
      development: mode === "development",
    }),
  );
  app.use(trustForwarded(options.trustProxy ?? 0));
  app.use(limitRequests);
  app.use(checkOrigin(options.publicOrigin));
  const pages = await createPages({
    ...options,
    server,
    clock: options.clock ?? (() => new Date()),
    stopping: ending.signal,
  });
  for (const handler of pages.complete ?? []) app.use(handler);
  app.use(compression());
  for (const handler of pages.handlers) app.use(handler);
  if (pages.render)
    kept = keepPages({ ...options, render: pages.render, maxBytes: options.renderCacheBytes, https });
  app.use(answerErrors(logger));

  return {
    server,
    async stop(patienceMs = 8_000) {
      stopping = true;
      ending.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
      await kept?.version?.stop();
      await pages.close();
      await closed;
      clearTimeout(timer);
    },
  };
}

type KeptPages = { cache: RenderCache; version: CatalogueVersion | null };

function keepPages(
  options: Pick<HttpServerOptions, "connection" | "logger" | "metrics"> &
    Pick<RenderCacheOptions, "render" | "maxBytes"> & { https: boolean },
): KeptPages {
  const version =
    options.maxBytes > 0 ? followCatalogueVersion(options.connection.sql, options.logger) : null;
  const cache = createRenderCache({
    render: options.render,
    version: version?.current ?? (() => 0),
    headers: staticSecurityHeaders(options),
    maxBytes: options.maxBytes,
    observe: options.metrics?.observePages,
  });
  return { cache, version };
}

/** What no page answered for: a refusal of the file server keeps its status, anything else is our fault. */
function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error, req, res, _next) => {
    const status = (error as { status?: unknown })?.status;
    if (status === 403) return refuse(res, 404);
    if (status === 400 || status === 404 || status === 412 || status === 416) return refuse(res, status);
    logger.error({ err: error, requestId: req.id }, "request failed");
    refuse(res, 500);
  };
}
