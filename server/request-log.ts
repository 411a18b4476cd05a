import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import type { Logger } from "./logger.ts";
import { redact } from "./redaction.ts";

declare module "node:http" {
  interface IncomingMessage {
    /** Names the request in the logs and in the answer. */
    id: string;
  }
}

const REQUEST_ID = /^[\w-]{8,64}$/;

/**
 * Names every request (by the X-Request-Id of a trusted proxy, or anew), says the name in the answer and
 * writes one line about it: method, path, status, duration. Query, headers and bodies are not written.
 */
export function logRequests(logger: Logger, trustProxy: boolean): RequestHandler {
  return (req, res, next) => {
    const begun = performance.now();
    const path = redact(req.originalUrl.split("?", 1)[0] ?? "");
    req.id = nameOf(req, trustProxy);
    res.setHeader("X-Request-Id", req.id);
    res.once("close", () => {
      const line = {
        reqId: req.id,
        method: req.method,
        path,
        status: res.statusCode,
        ms: Math.round(performance.now() - begun),
        ...(res.writableFinished ? {} : { aborted: true }),
      };
      if (res.statusCode >= 500) logger.error(line, "request");
      else logger.info(line, "request");
    });
    next();
  };
}

function nameOf(req: IncomingMessage, trustProxy: boolean): string {
  const given = req.headers["x-request-id"];
  return trustProxy && typeof given === "string" && REQUEST_ID.test(given) ? given : randomUUID();
}
