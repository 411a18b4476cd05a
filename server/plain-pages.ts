import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { AppLoadContext } from "@remix-run/node";
import type { Request, RequestHandler, Response } from "express";
import type { DirectPages } from "./direct-pages.ts";
import { type Encoding, encodingFor } from "./render-cache/encoding.ts";

const brotli = promisify(brotliCompress);
const deflate = promisify(gzip);

export type PlainPagesOptions = {
  pages: DirectPages;
  contextOf(req: Request, res: Response): AppLoadContext;
  /** Most bytes of rendered pages kept in memory, with what they are kept under. */
  maxBytes: number;
};

/** A rendered page in the encodings it was asked for in. */
type Rendered = { raw: Buffer; encoded: Partial<Record<Encoding, Promise<Buffer>>>; bytes: number };

/**
 * Answers for pages that belong to whoever is signed in and carry no script. The loaders run for every request, so who
 * may read, and what is committed, is asked each time; only rendering is spared where the same page was rendered before.
 * A page is kept under *everything* it is made of, its address and its loaders' whole answers, and is rendered from that
 * text: two readers share a page only where every word of it is the same, and nothing has to be told when something changes.
 */
export function answerPlainPages({ pages, contextOf, maxBytes }: PlainPagesOptions): RequestHandler {
  const kept = keepRendered(maxBytes);
  const answer = async (req: Request, res: Response, next: () => void) => {
    const read = await pages.read(requestOf(req), contextOf(req, res));
    if (!read) return next();
    const content = JSON.stringify(read);
    const rendered = kept.find(content) ?? render(content);
    if (!rendered) return next();
    await send(req, res, rendered);
  };
  const render = (content: string): Rendered | null => {
    const html = pages.render(JSON.parse(content));
    return html === null ? null : kept.keep(content, html);
  };
  return (req, res, next) => {
    if ((req.method !== "GET" && req.method !== "HEAD") || !pages.has(req.path)) next();
    else answer(req, res, next).catch(next);
  };
}

/** Of a request, loaders of plain pages are given the address and the cookies, and nothing else. */
function requestOf(req: Request): globalThis.Request {
  return new Request(`${req.protocol}://${req.headers.host}${req.originalUrl}`, {
    headers: { Cookie: req.headers.cookie ?? "" },
  });
}

async function send(req: IncomingMessage, res: ServerResponse, page: Rendered): Promise<void> {
  const encoding = encodingFor(req.headers["accept-encoding"] as string | undefined);
  const bytes = await bytesIn(page, encoding);
  if (res.writableEnded || res.destroyed) return;
  res.writeHead(200, {
    "Content-Type": "text/html; charset=utf-8",
    Vary: "Cookie, Accept-Encoding",
    "Content-Length": bytes.length,
    ...(encoding === "identity" ? {} : { "Content-Encoding": encoding }),
  });
  res.end(bytes);
}

/** Packed as answers of the framework are: fast rather than small. */
function bytesIn(page: Rendered, encoding: Encoding): Promise<Buffer> | Buffer {
  if (encoding === "identity") return page.raw;
  page.encoded[encoding] ??=
    encoding === "br"
      ? brotli(page.raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
      : deflate(page.raw);
  return page.encoded[encoding];
}

/** The pages asked for last, up to a number of bytes; what packing adds is counted as half of the page beforehand. */
function keepRendered(maxBytes: number) {
  const pages = new Map<string, Rendered>();
  let bytes = 0;
  return {
    find(content: string): Rendered | undefined {
      const page = pages.get(content);
      if (page) {
        pages.delete(content);
        pages.set(content, page);
      }
      return page;
    },
    keep(content: string, html: string): Rendered {
      const raw = Buffer.from(html);
      const page: Rendered = { raw, encoded: {}, bytes: 2 * content.length + Math.ceil(raw.length * 1.5) };
      pages.set(content, page);
      bytes += page.bytes;
      for (const [oldest, old] of pages) {
        if (bytes <= maxBytes) break;
        pages.delete(oldest);
        bytes -= old.bytes;
      }
      return page;
    },
  };
}
