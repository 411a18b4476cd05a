import type { IncomingHttpHeaders } from "node:http";
import type { RequestHandler } from "express";
import { refuse } from "./refusal.ts";
import { isSoundHost } from "./request-limits.ts";

/**
 * What the outermost trusted proxy says in a header to which each of several proxies added its own; what stands before it
 * may be anybody's. Undefined when nothing is said, or by nobody who is trusted.
 */
export function forwardedValue(
  header: IncomingHttpHeaders[string],
  trustedProxies: number,
): string | undefined {
  if (header === undefined || trustedProxies === 0) return undefined;
  const values = String(header).split(",");
  return values.at(-Math.min(trustedProxies, values.length))?.trim() || undefined;
}

/**
 * Leaves of X-Forwarded-Host and -Proto the one value that a trusted proxy wrote, and of all X-Forwarded-* nothing where
 * no proxy is trusted. What is no host or no protocol is answered with 400.
 */
export function trustForwarded(trustedProxies: number): RequestHandler {
  return ({ headers }, res, next) => {
    const host = forwardedValue(headers["x-forwarded-host"], trustedProxies);
    const protocol = forwardedValue(headers["x-forwarded-proto"], trustedProxies);
    if (trustedProxies === 0) {
      delete headers["x-forwarded-for"];
      delete headers["x-forwarded-port"];
    }
    if (host === undefined) delete headers["x-forwarded-host"];
    else headers["x-forwarded-host"] = host;
    if (protocol === undefined) delete headers["x-forwarded-proto"];
    else headers["x-forwarded-proto"] = protocol;
    if (host !== undefined && !isSoundHost(host)) refuse(res, 400);
    else if (protocol !== undefined && protocol !== "http" && protocol !== "https") refuse(res, 400);
    else next();
  };
}
