import type { ActionFunctionArgs, AppLoadContext, ServerBuild } from "@remix-run/node";
import type { Request, RequestHandler, Response } from "express";
import { addressOf, byPrecedence, pathOf } from "./route-address.ts";
import { chainOf } from "./route-chain.ts";

/** What a form's action gave, or what it threw, before the framework was asked. */
export type FormOutcome = { routeId: string } & ({ gave: unknown } | { threw: unknown });

export type DirectForms = {
  /**
   * Runs the action of a form sent without script, and answers where it leads on. Everything else (a form shown again, an
   * error page) is the framework's, which is handed the outcome and does not run the action again.
   */
  answer: RequestHandler;
  /** The same build, whose actions give the outcome that stands in the load context where there is one. */
  build: ServerBuild;
};

type Action = (args: ActionFunctionArgs) => unknown;
type Form = { routeId: string; action: Action };
/** A page at an address; its form is null where it takes none, or none that may be sent this way. */
type Page = { address: RegExp; form: Form | null };

const outcomes = new WeakMap<Request, FormOutcome>();

/** The outcome of a request whose action ran already. */
export const outcomeOf = (req: Request): FormOutcome | undefined => outcomes.get(req);

/**
 * Nearly every form leads on to another page. Its answer is a redirect, for which the framework compares the address with
 * every route several times and copies the request, with its body as a stream, four times.
 */
export function createDirectForms(
  build: ServerBuild,
  contextOf: (req: Request, res: Response) => AppLoadContext,
): DirectForms {
  const pages = pagesOf(build);
  const answer = async (req: Request, res: Response, next: () => void) => {
    const sent = find(pages, req.path);
    if (!sent) return next();
    const body = await bodyOf(req).catch(() => null);
    // Who was sending it is gone.
    if (!body) return void res.destroy();
    const request = requestOf(req, body);
    const outcome = await outcomeFor(sent.form, {
      request,
      params: sent.params,
      context: contextOf(req, res),
    });
    const result = "gave" in outcome ? outcome.gave : outcome.threw;
    if (leadsOn(result)) return send(res, result);
    outcomes.set(req, outcome);
    next();
  };
  return {
    answer: (req, res, next) => {
      if (req.method !== "POST" || !isPlainForm(req)) next();
      else answer(req, res, next).catch(next);
    },
    build: withOutcomes(build),
  };
}

/** A form of the address itself, without files: what a query adds may name another action. */
function isPlainForm(req: Request): boolean {
  const [kind = ""] = (req.headers["content-type"] ?? "").toLowerCase().split(";");
  return kind.trim() === "application/x-www-form-urlencoded" && !/[?&](index|_)/.test(req.originalUrl);
}

function find(pages: readonly Page[], path: string): { form: Form; params: Record<string, string> } | null {
  for (const { address, form } of pages) {
    const found = address.exec(path);
    if (found) return form && { form, params: { ...found.groups } };
  }
  return null;
}

/** The length of a body is stated and limited before it comes here (`request-limits.ts`). */
async function bodyOf(req: Request): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

function requestOf(req: Request, body: Buffer): globalThis.Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  return new Request(`${req.protocol}://${req.headers.host}${req.originalUrl}`, {
    method: "POST",
    headers,
    body: new Uint8Array(body),
  });
}

async function outcomeFor({ routeId, action }: Form, args: ActionFunctionArgs): Promise<FormOutcome> {
  try {
    return { routeId, gave: await action(args) };
  } catch (error) {
    return { routeId, threw: error };
  }
}

/** Whether a result is a redirect to an address of this site, complete as it is. */
function leadsOn(result: unknown): result is globalThis.Response {
  if (!(result instanceof Response) || result.status < 301 || result.status > 303) return false;
  return /^\/(?![/\\])/.test(result.headers.get("Location") ?? "");
}

function send(res: Response, result: globalThis.Response): void {
  for (const [name, value] of result.headers.entries()) res.append(name, value);
  res.status(result.status).end();
}

/** All pages that hold no other, in the order in which they are chosen, those without a form among them. */
function pagesOf(build: ServerBuild): Page[] {
  const routes = Object.values(build.routes);
  const parents = new Set(routes.map(({ parentId }) => parentId));
  return routes
    .filter(({ id }) => !parents.has(id))
    .map((route) => ({ route, path: pathOf(chainOf(build, route.id)) }))
    .filter(({ path }) => !path.includes("*"))
    .sort((one, other) => byPrecedence(one.path, other.path))
    .map(({ route: { id, index, module }, path }) => ({
      address: addressOf(path),
      form: module.action && !index ? { routeId: id, action: module.action as Action } : null,
    }));
}

function withOutcomes(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { action } = route.module;
    if (!action) return [id, route];
    const once: Action = (args) => {
      const outcome = args.context.formOutcome;
      if (outcome?.routeId !== id) return action(args);
      if ("threw" in outcome) throw outcome.threw;
      return outcome.gave;
    };
    return [id, { ...route, module: { ...route.module, action: once } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}
