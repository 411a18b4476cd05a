import "#app/i18n/text.server.ts";
import { Writable } from "node:stream";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { RETRY_AFTER_S } from "#app/http/retry-after.ts";
import { withoutNul } from "#app/http/without-nul.server.ts";
import { documentKindOf, NonceContext } from "#app/ui/shell/document.ts";

/** How long a page may wait for deferred parts before it is sent without them, in milliseconds. */
export const streamTimeout = 5_000;

/** More than any page is long: React need not wait for a reader between its pieces. */
const PAGE_BYTES = 16_000_000;

/** Renders the document, complete before it is sent: with hydration marks where it carries script. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  loadContext?: AppLoadContext,
): Response | Promise<Response> {
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.append("Vary", "Cookie");
  if (status === 503) headers.set("Retry-After", String(RETRY_AFTER_S));

  const routes = remix.staticHandlerContext.matches.map(({ route }) => remix.routeModules[route.id] ?? {});
  if (documentKindOf(routes) !== "hydrated")
    return new Response(renderDirect(remix, request.url), { status, headers });

  const nonce = typeof loadContext?.cspNonce === "string" ? loadContext.cspNonce : undefined;
  return renderWhole(request, status, headers, remix, nonce);
}

/** A document without script as one complete string without hydration marks; the server asks for it directly too. */
export function renderDirect(remix: EntryContext, url: string): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<RemixServer context={remix} url={url} />)}`;
}

function renderWhole(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  nonce: string | undefined,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let shellStands = false;
    let failed = false;
    const pieces: Uint8Array[] = [];
    const body = new Writable({
      highWaterMark: PAGE_BYTES,
      write(piece: Uint8Array, _encoding, done) {
        pieces.push(piece);
        done();
      },
      final(done) {
        resolve(new Response(withoutNul(Buffer.concat(pieces)), { status: failed ? 500 : status, headers }));
        done();
      },
    });
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        onShellReady() {
          shellStands = true;
        },
        onAllReady: () => pipe(body),
        onShellError: reject,
        onError(error: unknown) {
          failed = true;
          // A failure of the shell reaches the caller through onShellError.
          if (shellStands && !request.signal.aborted) console.error(error);
        },
      },
    );
    const patience = setTimeout(abort, streamTimeout + 1_000);
    body.once("finish", () => clearTimeout(patience));
  });
}

/**
 * Logs what a loader or action threw without meaning to. Expected refusals are responses and never come here; an
 * address or a method that no route answers is the caller's mistake and no news.
 */
export function handleError(error: unknown, { request }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) console.error(error);
}
