import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import helmet from "helmet";

/** The nonce of this answer's own inline scripts. */
export function nonceOf(res: Response): string {
  return res.locals.cspNonce as string;
}

type Settings = { https: boolean; development: boolean };
type ScriptSource = string | ((req: unknown, res: unknown) => string);

/** Stored files say themselves whether our own pages may frame them (decision 0051); nothing else may be framed. */
const FILE_ADDRESS = /^\/resources\/files\//;

/**
 * Headers that keep a page to itself: only our own scripts and styles, no framing, forms only to us. `framing` leaves
 * frames of our own pages, and a browser's viewer in them, to the answer. The
 * referrer policy is same-origin, not none: with none, browsers send `Origin: null` with our own forms.
 */
function protection(
  { https, development }: Settings,
  scripts: ScriptSource[],
  framing = false,
): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...scripts],
        // The development server puts styles into the page as it changes them.
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
        objectSrc: [framing ? "'self'" : "'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: [framing ? "'self'" : "'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: framing ? "sameorigin" : "deny" },
  }) as RequestHandler;
}

const PERMISSIONS = "camera=(), microphone=(), geolocation=()";

/** The headers of every answer; a page's own inline scripts are permitted by a nonce. */
export function securityHeaders(settings: Settings): RequestHandler[] {
  const nonce = (_req: unknown, res: unknown) => `'nonce-${nonceOf(res as Response)}'`;
  const page = protection(settings, [nonce]);
  const file = protection(settings, [nonce], true);
  return [
    (_req, res, next) => {
      res.locals.cspNonce = randomUUID();
      res.setHeader("Permissions-Policy", PERMISSIONS);
      next();
    },
    (req, res, next) => (FILE_ADDRESS.test(req.path) ? file : page)(req, res, next),
  ];
}

/** The same headers for a page that has no inline script at all and is kept for everybody. */
export function staticSecurityHeaders({ https }: { https: boolean }): Record<string, string> {
  const headers: Record<string, string> = { "Permissions-Policy": PERMISSIONS };
  const recorder = {
    setHeader: (name: string, value: string) => {
      headers[name] = value;
    },
    removeHeader: () => undefined,
  };
  protection({ https, development: false }, [])(
    {} as Request,
    recorder as unknown as Response,
    () => undefined,
  );
  return headers;
}
