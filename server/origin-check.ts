import type { RequestHandler } from "express";
import { isSignedPost } from "./request-limits.ts";
import { refuse } from "./refusal.ts";

export type WriteRequest = {
  method: string;
  /** The Origin, Host and Sec-Fetch-Site headers as sent. */
  origin: string | undefined;
  host: string | undefined;
  fetchSite: string | undefined;
};

/**
 * Whether a request may change something: it came from one of our own pages. A browser says so by Origin, which
 * must be `publicOrigin` when that is configured and otherwise the host asked; when it sends none, by
 * Sec-Fetch-Site. What says neither is not one of our pages.
 */
export function comesFromOwnPage(request: WriteRequest, publicOrigin?: string): boolean {
  if (request.method === "GET" || request.method === "HEAD") return true;
  if (request.origin === undefined) return request.fetchSite === "same-origin";
  if (publicOrigin !== undefined) return request.origin === publicOrigin;
  if (request.host === undefined || !URL.canParse(request.origin)) return false;
  const { protocol, host } = new URL(request.origin);
  return (protocol === "http:" || protocol === "https:") && host === request.host.toLowerCase();
}

/**
 * Answers 403 to a write that another site made a browser send. Devices and channels are no browsers: what they send
 * is believed for its signature alone.
 */
export function checkOrigin(publicOrigin: string | undefined): RequestHandler {
  return (req, res, next) => {
    const request = {
      method: req.method,
      origin: req.get("origin"),
      host: req.get("host"),
      fetchSite: req.get("sec-fetch-site"),
    };
    if (isSignedPost({ method: req.method, url: req.originalUrl }) || comesFromOwnPage(request, publicOrigin))
      next();
    else refuse(res, 403);
  };
}
