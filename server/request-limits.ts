import type { RequestHandler } from "express";
import { MAX_FORM_BYTES, MAX_UPLOAD_BYTES, mayHoldFiles } from "#app/kernel/upload-limit.ts";
import { isForMachines, type RefusalStatus, refuse } from "./refusal.ts";

/** Most characters of a path with its query. */
export const MAX_URL_LENGTH = 8_192;
/** Where devices and channels send what they signed themselves: JSON, and from no page of ours. */
const SIGNED_ADDRESS = /^\/api\/v1\/(?:devices\/[^/?]+\/readings|channels\/[^/?]+\/sales)(?:[?]|$)/;

/** Whether a request is one that a device or a channel signs. */
export function isSignedPost({ method, url }: Pick<RequestFacts, "method" | "url">): boolean {
  return method === "POST" && SIGNED_ADDRESS.test(url);
}

export type RequestFacts = {
  method: string;
  /** Path with query, as sent. */
  url: string;
  host: string | undefined;
  contentType: string | undefined;
  contentLength: string | undefined;
  transferEncoding: string | undefined;
};

/**
 * Why a request is refused before any page sees it; null when it is not. Pages can then rely on an address that
 * decodes, a body of a kind they can parse, and a bounded one.
 */
export function refusalOf(request: RequestFacts): RefusalStatus | null {
  if (request.url.length > MAX_URL_LENGTH) return 414;
  if (!isSoundAddress(request.url, request.host)) return 400;
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (request.method !== "POST" || (isForMachines(request.url) && !isSignedPost(request))) return 405;
  return refusalOfBody(request);
}

/** The sound host seen last: nearly always the one that is asked again. */
let lastSoundHost = "";

/** Whether a text is a host with an optional port, and nothing else. */
export function isSoundHost(host: string): boolean {
  if (host === "" || (host !== lastSoundHost && !parsesAsHost(host))) return false;
  lastSoundHost = host;
  return true;
}

function parsesAsHost(host: string): boolean {
  return /^[a-z0-9.:[\]_-]+$/i.test(host) && URL.canParse(`http://${host}/`);
}

function isSoundAddress(url: string, host: string | undefined): boolean {
  const [path = ""] = url.split("?", 1);
  if (!path.startsWith("/") || path.startsWith("//") || path.includes("\\") || /%00|\0/.test(url))
    return false;
  if (!host || !isSoundHost(host) || !URL.canParse(`http://${host}${url}`)) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function refusalOfBody({
  method,
  url,
  contentType = "",
  contentLength,
  transferEncoding,
}: RequestFacts): RefusalStatus | null {
  const [kind = ""] = contentType.toLowerCase().split(";");
  const isForm = kind.trim() === "application/x-www-form-urlencoded";
  const isUpload = mayHoldFiles(contentType);
  const isSigned = kind.trim() === "application/json" && isSignedPost({ method, url });
  if (!isForm && !isUpload && !isSigned) return 415;
  if (isUpload && !/;\s*boundary=("[^"\s]{1,70}"|[^";\s]{1,70})/i.test(contentType)) return 400;
  if (transferEncoding !== undefined || contentLength === undefined) return 411;
  if (!/^\d{1,15}$/.test(contentLength)) return 400;
  if (isUpload && contentLength === "0") return 400;
  return Number(contentLength) > (isUpload ? MAX_UPLOAD_BYTES : MAX_FORM_BYTES) ? 413 : null;
}

export const limitRequests: RequestHandler = (req, res, next) => {
  const status = refusalOf({
    method: req.method,
    url: req.originalUrl,
    host: req.headers.host,
    contentType: req.headers["content-type"],
    contentLength: req.headers["content-length"],
    transferEncoding: req.headers["transfer-encoding"],
  });
  if (status === null) next();
  else {
    if (status === 405)
      res.setHeader("Allow", isForMachines(req.originalUrl) ? "GET, HEAD" : "GET, HEAD, POST");
    refuse(res, status);
  }
};
