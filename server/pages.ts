import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { AppLoadContext, ServerBuild } from "@remix-run/node";
import express, { type Request as ExpressRequest, type RequestHandler, type Response } from "express";
import { type Locale, localeCookie } from "#app/i18n/locale.ts";
import { newId } from "#app/kernel/id.ts";
import type { Connection } from "#db/client.server.ts";
import { createDirectForms, outcomeOf } from "./direct-forms.ts";
import { createDirectPages } from "./direct-pages.ts";
import { withOutages } from "./outages.ts";
import { answerPlainPages } from "./plain-pages.ts";
import type { Logger } from "./logger.ts";
import { nonceOf } from "./security-headers.ts";
import { WORKSPACES, workspaceBuild } from "./workspace-build.ts";
import "./load-context.ts";

export type PagesOptions = {
  connection: Connection;
  clock: () => Date;
  logger: Logger;
  mode: "production" | "development";
  /** The project's folder. */
  root: string;
  server: Server;
  /** Aborted when the server stops. */
  stopping?: AbortSignal;
};

export type Pages = {
  /** Handlers whose answers are not to be packed: they did so, or have no body. */
  complete?: RequestHandler[];
  handlers: RequestHandler[];
  /**
   * Renders a public page for nobody in particular, null for what is no plain page; absent where pages change while
   * they are worked on.
   */
  render?: (address: string, locale: Locale) => Promise<string | null>;
  close(): Promise<void>;
};

/** The handlers that answer with the application's pages and their assets. */
export function createPages(options: PagesOptions): Promise<Pages> {
  return options.mode === "development" ? developmentPages(options) : builtPages(options);
}

function remix(options: PagesOptions, build: ServerBuild | (() => Promise<ServerBuild>), mode: string) {
  return createRequestHandler({ build, mode, getLoadContext: contextOf(options) }) as RequestHandler;
}

/** What loaders and actions are given besides the request. */
function contextOf({ connection, clock, stopping }: PagesOptions) {
  return (req: ExpressRequest, res: Response): AppLoadContext => ({
    connection,
    clock,
    clientAddress: req.ip ?? null,
    requestId: String(req.id),
    cspNonce: nonceOf(res),
    formOutcome: outcomeOf(req),
    stopping,
  });
}

/** Pages of some dozens of readers, each in a few views. */
const PLAIN_PAGES_BYTES = 16 * 1024 * 1024;

async function builtPages(options: PagesOptions): Promise<Pages> {
  const entry = join(options.root, "build", "server", "index.js");
  if (!existsSync(entry)) throw new Error("The application is not built: run `npm run build`.");
  const built = withOutages((await import(pathToFileURL(entry).href)) as ServerBuild, options.logger);
  const forms = createDirectForms(built, contextOf(options));
  const { build } = forms;
  const client = join(options.root, "build", "client");
  return {
    complete: [
      answerPlainPages({
        pages: createDirectPages(build, "plain"),
        contextOf: contextOf(options),
        maxBytes: PLAIN_PAGES_BYTES,
      }),
      forms.answer,
    ],
    handlers: [
      // A file's name changes with its content, so a copy is good for ever; a missing one is no page.
      mount(
        "/assets",
        express.static(join(client, "assets"), {
          immutable: true,
          maxAge: "1y",
          fallthrough: false,
          redirect: false,
          index: false,
        }),
      ),
      express.static(client, { maxAge: "1h", redirect: false, index: false }),
      ...WORKSPACES.map((name) =>
        mount(`/${name}`, remix(options, workspaceBuild(build, name), "production")),
      ),
      remix(options, build, "production"),
    ],
    render: renderPublic(options, build),
    close: async () => undefined,
  };
}

/** Only the path and the language reach the page: no host, no cookie, no header of the visitor who asked first. */
function renderPublic({ connection, clock }: PagesOptions, build: ServerBuild): NonNullable<Pages["render"]> {
  const pages = createDirectPages(build, "static");
  return async (address, locale) => {
    const headers = { Cookie: `${localeCookie}=${locale}` };
    const read = await pages.read(new Request(`http://localhost${address}`, { headers }), {
      connection,
      clock,
      clientAddress: null,
      requestId: newId(clock()),
      cspNonce: "",
    });
    return read && pages.render(read);
  };
}

function mount(path: string, handler: RequestHandler): RequestHandler {
  return express.Router().use(path, handler);
}

async function developmentPages(options: PagesOptions): Promise<Pages> {
  const { createServer } = await import("vite");
  const vite = await createServer({
    root: options.root,
    server: { middlewareMode: true, hmr: { server: options.server } },
  });
  const build = async () =>
    withOutages((await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild, options.logger);
  return { handlers: [vite.middlewares, remix(options, build, "development")], close: () => vite.close() };
}
