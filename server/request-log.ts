import { randomUUID } from "node:crypto";
import type { RequestHandler } from "express";
import { pinoHttp } from "pino-http";
import type { Logger } from "./logger.ts";
import { redact } from "./redaction.ts";

const REQUEST_ID = /^[\w-]{8,64}$/;

/**
 * Names every request (by the X-Request-Id of a trusted proxy, or anew), says the name in the answer and
 * writes one line about it: method, path, status, duration. Query, headers and bodies are not written.
 */
export function logRequests(logger: Logger, trustProxy: boolean): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: (req, res) => {
      const given = req.headers["x-request-id"];
      const id = trustProxy && typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
      res.setHeader("X-Request-Id", id);
      return id;
    },
    quietReqLogger: true,
    quietResLogger: true,
    customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? "error" : "info"),
    customSuccessMessage: () => "request",
    customErrorMessage: () => "request",
    customSuccessObject: (req, res, value) => ({
      method: req.method,
      path: redact((req.url ?? "").split("?", 1)[0] ?? ""),
      status: res.statusCode,
      ms: (value as { responseTime?: number }).responseTime,
    }),
    customErrorObject: (req, res, error) => ({ method: req.method, status: res.statusCode, err: error }),
    wrapSerializers: false,
  }) as RequestHandler;
}
