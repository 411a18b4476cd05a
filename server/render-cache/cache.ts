import { createHash } from "node:crypto";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Locale, localeOfCookies } from "#app/i18n/locale.ts";
import { dayNumberOf } from "#app/kernel/calendar.ts";
import { isSoundHost } from "#server/request-limits.ts";
import { keptAddress } from "./address.ts";
import { type Encoding, encodingFor } from "./encoding.ts";

const deflate = promisify(gzip);
const brotli = promisify(brotliCompress);

export type RenderCacheOptions = {
  /** Renders a public page for nobody in particular; null for what is no plain page. */
  render(address: string, locale: Locale): Promise<string | null>;
  /** The catalogue's version, or null while it is not known: then nothing is kept. */
  version(): number | null;
  /** Security headers of a page without any inline script. */
  headers: OutgoingHttpHeaders;
  /** Most bytes of kept pages, in all their encodings; 0 keeps none, and every request is rendered for itself. */
  maxBytes: number;
  /** Stock moves without a new version: a page is rendered again after this long. */
  maxAgeMs?: number;
  now?: () => number;
  observe?(outcome: "kept" | "rendered" | "passed"): void;
};

export type RenderCache = {
  /** Answers a request for a public page; false when the request is not for one. `pass` is called for what must not be kept. */
  answer(req: IncomingMessage, res: ServerResponse, pass: () => void): boolean;
  readonly bytes: number;
  readonly size: number;
};

type Body = { bytes: Buffer; headers: OutgoingHttpHeaders; unchanged: OutgoingHttpHeaders };
type Page = {
  filledAt: number;
  etag: string;
  headers: OutgoingHttpHeaders;
  bodies: Partial<Record<Encoding, Body>>;
  bytes: number;
};

const OVERHEAD_BYTES = 2_048;

/**
 * Keeps whole public pages in memory, by address, language, catalogue version and day. What it keeps is rendered without the
 * visitor's cookies, so it is the same for everybody. Requests for one missing page wait for one rendering.
 */
export function createRenderCache(options: RenderCacheOptions): RenderCache {
  const { render, version, maxBytes, maxAgeMs = 15_000, now = Date.now, observe = () => undefined } = options;
  const pages = new Map<string, Page>();
  const filling = new Map<string, Promise<Page | null>>();
  let bytes = 0;
  let keptAsOf: string | null = null;

  function drop(key: string, page: Page): void {
    if (pages.delete(key)) bytes -= page.bytes;
  }

  function grow(key: string, page: Page, by: number): void {
    page.bytes += by;
    if (pages.get(key) !== page) return;
    bytes += by;
    for (const [oldest, old] of pages) {
      if (bytes <= maxBytes) break;
      drop(oldest, old);
    }
  }

  function find(key: string): Page | null {
    const page = pages.get(key);
    if (!page) return null;
    if (now() - page.filledAt >= maxAgeMs) {
      drop(key, page);
      return null;
    }
    pages.delete(key);
    pages.set(key, page);
    return page;
  }

  function fill(key: string, address: string, locale: Locale, asOf: string): Promise<Page | null> {
    if (maxBytes === 0) return renderPage(address, locale);
    const waiting = filling.get(key);
    if (waiting) return waiting;
    const filled = renderPage(address, locale)
      .then((page) => {
        if (page && keptAsOf === asOf) {
          const before = pages.get(key);
          if (before) drop(key, before);
          pages.set(key, page);
          bytes += page.bytes;
          grow(key, page, 0);
        }
        return page;
      })
      .finally(() => filling.delete(key));
    filling.set(key, filled);
    return filled;
  }

  async function renderPage(address: string, locale: Locale): Promise<Page | null> {
    const filledAt = now();
    const html = await render(address, locale);
    if (html === null) return null;
    const raw = Buffer.from(html);
    const etag = createHash("sha256").update(raw).digest("base64url").slice(0, 27);
    const headers: OutgoingHttpHeaders = {
      ...options.headers,
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "public, max-age=0, must-revalidate",
      Vary: "Cookie, Accept-Encoding",
    };
    const page: Page = { filledAt, etag, headers, bodies: {}, bytes: OVERHEAD_BYTES + raw.length };
    page.bodies.identity = bodyOf(page, raw, "identity");
    return page;
  }

  async function bodyIn(key: string, page: Page, encoding: Encoding): Promise<Body> {
    const there = page.bodies[encoding];
    if (there) return there;
    const raw = (page.bodies.identity as Body).bytes;
    const packed =
      encoding === "br"
        ? await brotli(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
        : await deflate(raw, { level: 6 });
    const made = page.bodies[encoding];
    if (made) return made;
    const body = bodyOf(page, packed, encoding);
    page.bodies[encoding] = body;
    grow(key, page, packed.length);
    return body;
  }

  function send(req: IncomingMessage, res: ServerResponse, body: Body): void {
    if (res.writableEnded || res.destroyed) return;
    const known = req.headers["if-none-match"];
    if (known !== undefined && matches(known, body.headers.ETag as string))
      res.writeHead(304, body.unchanged).end();
    else if (req.method === "HEAD") res.writeHead(200, body.headers).end();
    else res.writeHead(200, body.headers).end(body.bytes);
  }

  function forgetOlder(asOf: string): void {
    if (keptAsOf === asOf) return;
    keptAsOf = asOf;
    pages.clear();
    bytes = 0;
  }

  return {
    answer(req, res, pass) {
      if (req.method !== "GET" && req.method !== "HEAD") return false;
      const current = version();
      const address = current === null ? null : keptAddress(req.url ?? "");
      if (current === null || address === null || !isSoundHost(req.headers.host ?? "")) return false;
      // What may be sold also turns with the day in Shanghai, when certificates end, without a new version.
      const asOf = `${current} ${dayNumberOf(now())}`;
      forgetOlder(asOf);
      const locale = localeOfCookies(req.headers.cookie ?? null);
      const key = `${asOf} ${locale} ${address}`;
      const encoding = encodingFor(req.headers["accept-encoding"] as string | undefined);
      const page = find(key);
      const body = page?.bodies[encoding];
      if (body) {
        observe("kept");
        send(req, res, body);
        return true;
      }
      (page ? Promise.resolve(page) : fill(key, address, locale, asOf))
        .then(async (filled) => {
          observe(filled ? "rendered" : "passed");
          if (filled) send(req, res, await bodyIn(key, filled, encoding));
          else pass();
        })
        .catch(pass);
      return true;
    },
    get bytes() {
      return bytes;
    },
    get size() {
      return pages.size;
    },
  };
}

function bodyOf(page: Page, bytes: Buffer, encoding: Encoding): Body {
  const etag = encoding === "identity" ? `"${page.etag}"` : `"${page.etag}-${encoding}"`;
  const { "Content-Type": _, ...unchanged } = page.headers;
  return {
    bytes,
    headers: {
      ...page.headers,
      ETag: etag,
      "Content-Length": bytes.length,
      ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
    },
    unchanged: { ...unchanged, ETag: etag },
  };
}

/** Whether an If-None-Match names this entity; weak comparison, as RFC 9110 asks of it. */
function matches(known: string, etag: string): boolean {
  return (
    known === etag ||
    known.split(",").some((part) => {
      const tag = part.trim().replace(/^W\//, "");
      return tag === "*" || tag === etag;
    })
  );
}
