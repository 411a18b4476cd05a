import { IncomingMessage, type ServerOptions, ServerResponse } from "node:http";
import type { Express } from "express";

type Prototypes = { request: object; response: object };

/**
 * Classes for `createServer` whose requests and answers are those of this application from the start. Express otherwise
 * gives each its prototype when it comes, after which no two of them have a shape in common: every access to one is looked
 * up anew, and what a request has made outlives the young generation of the heap.
 */
export function messagesOf(app: Express): Pick<ServerOptions, "IncomingMessage" | "ServerResponse"> {
  class Request extends IncomingMessage {}
  class Response extends ServerResponse {}
  const prototypes = app as unknown as Prototypes;
  Object.setPrototypeOf(Request.prototype, prototypes.request);
  Object.setPrototypeOf(Response.prototype, prototypes.response);
  prototypes.request = Request.prototype;
  prototypes.response = Response.prototype;
  return { IncomingMessage: Request, ServerResponse: Response as typeof ServerResponse };
}
