import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Sql } from "#db/client.server.ts";

export type Metrics = {
  registry: Registry;
  observeRequests: RequestHandler;
  /** Counts public pages by whether they were kept, rendered to be kept, or passed on. */
  observePages(outcome: "kept" | "rendered" | "passed"): void;
};

/** What kind of thing was asked for; a path would make a series per page. */
function kindOf(path: string): string {
  if (path.startsWith("/assets/")) return "asset";
  if (path.startsWith("/api/")) return "api";
  return path.endsWith(".data") || path.startsWith("/resources/") ? "data" : "page";
}

/** Durations of requests by kind, method and status; jobs waiting; the process's own figures. */
export function createMetrics(sql: Sql): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from a request's arrival to the end of its answer",
    labelNames: ["kind", "method", "status"] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  new Gauge({
    name: "huiqian_jobs_due",
    help: "Jobs that are due and not yet done",
    registers: [registry],
    async collect() {
      const [row] = await sql<
        { n: number }[]
      >`select count(*) as n from graphile_worker.jobs where run_at <= now()`;
      this.set(row?.n ?? 0);
    },
  });
  const publicPages = new Counter({
    name: "huiqian_public_pages_total",
    help: "Public pages answered from memory (kept), rendered and kept (rendered), or not for keeping (passed)",
    labelNames: ["outcome"] as const,
    registers: [registry],
  });
  const observeRequests: RequestHandler = (req, res, next) => {
    const kind = kindOf(req.path);
    const end = seconds.startTimer();
    res.once("close", () => end({ kind, method: req.method, status: res.statusCode }));
    next();
  };
  return { registry, observeRequests, observePages: (outcome) => publicPages.inc({ outcome }) };
}

/** Serves the figures on a port of their own, which is not the public one. */
export function createMetricsServer({ registry }: Metrics): Server {
  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    if (req.method !== "GET" || req.url !== "/metrics") {
      res.writeHead(404).end();
      return;
    }
    const text = await registry.metrics();
    res.writeHead(200, { "Content-Type": registry.contentType }).end(text);
  };
  return createServer((req, res) => {
    answer(req, res).catch(() => res.writeHead(500).end());
  });
}
