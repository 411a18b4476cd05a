import "#app/i18n/text.server.ts";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream, renderToStaticMarkup } from "react-dom/server";
import { withoutNul } from "#app/http/without-nul.server.ts";
import { isStaticDocument, NonceContext } from "#app/ui/shell/document.ts";

/** How long a streamed page may wait for deferred parts before it is closed, in milliseconds. */
export const streamTimeout = 5_000;

/**
 * Renders the document. Static documents become one complete string without hydration marks; others are
 * streamed, and wait for everything when a robot asks.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  loadContext?: AppLoadContext,
): Response | Promise<Response> {
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.append("Vary", "Cookie");

  const routes = remix.staticHandlerContext.matches.map(({ route }) => remix.routeModules[route.id] ?? {});
  if (isStaticDocument(routes)) return new Response(renderStatic(remix, request.url), { status, headers });

  const nonce = typeof loadContext?.cspNonce === "string" ? loadContext.cspNonce : undefined;
  return stream(request, status, headers, remix, nonce);
}

/** A static document as one complete string without hydration marks; the server asks for it directly too. */
export function renderStatic(remix: EntryContext, url: string): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(<RemixServer context={remix} url={url} />)}`;
}

function stream(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  nonce: string | undefined,
): Promise<Response> {
  const whole = isbot(request.headers.get("User-Agent") ?? "");
  return new Promise((resolve, reject) => {
    let answered = false;
    let failed = false;
    const answer = () => {
      answered = true;
      const body = withoutNul();
      resolve(
        new Response(createReadableStreamFromReadable(body), { status: failed ? 500 : status, headers }),
      );
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remix} url={request.url} abortDelay={streamTimeout} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        [whole ? "onAllReady" : "onShellReady"]: answer,
        onShellError: reject,
        onError(error: unknown) {
          failed = true;
          // A failure before the answer reaches the caller through onShellError.
          if (answered && !request.signal.aborted) console.error(error);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
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
