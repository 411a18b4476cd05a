import type { AppLoadContext, EntryContext, ServerBuild } from "@remix-run/node";
import { isStaticDocument } from "#app/ui/shell/document.ts";
import { chainOf } from "./route-chain.ts";

/** Renders one address for one load context; null when the answer is anything but a plain page of HTML. */
export type RenderStatic = (request: Request, context: AppLoadContext) => Promise<string | null>;

/** What `app/entry.server.tsx` offers beyond what the framework knows of. */
type Entry = { renderStatic(remix: EntryContext, url: string): string };

type Matches = EntryContext["staticHandlerContext"]["matches"];
type StaticPage = {
  address: RegExp;
  /** The root, what the page lies in, and the page. */
  chain: readonly ServerBuild["routes"][string][];
  manifest: EntryContext["manifest"];
  routeModules: EntryContext["routeModules"];
};

/**
 * Renders static documents with the build's own loaders and entry, and without what only a hydrated page needs: the
 * framework compares an address with every route of the site five times for each page, and writes the loaders' data
 * down for the browser. Whatever is not a plain page (a loader that throws, redirects or sets headers, an address
 * nobody has) is null here and left to the framework, which says so properly.
 */
export function createStaticPages(build: ServerBuild): RenderStatic {
  const pages = staticPagesOf(build);
  return async (request, context) => {
    const url = new URL(request.url);
    for (const page of pages) {
      const found = page.address.exec(url.pathname);
      if (found) return renderPage(build, page, { ...found.groups }, url, request, context);
    }
    return null;
  };
}

async function renderPage(
  build: ServerBuild,
  page: StaticPage,
  params: Record<string, string>,
  { pathname, search }: URL,
  request: Request,
  context: AppLoadContext,
): Promise<string | null> {
  const read = await Promise.all(
    page.chain.map(async ({ module }) => module.loader?.({ request, params, context })),
  ).catch(() => null);
  if (!read?.every(isPlain)) return null;
  const loaderData: Record<string, unknown> = {};
  page.chain.forEach(({ id }, position) => {
    loaderData[id] = read[position];
  });
  const remix: EntryContext = {
    manifest: page.manifest,
    routeModules: page.routeModules,
    staticHandlerContext: {
      basename: build.basename ?? "/",
      location: { pathname, search, hash: "", state: null, key: "default" },
      matches: matchesOf(page, params, pathname),
      loaderData,
      actionData: null,
      errors: null,
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
      activeDeferreds: null,
    },
    serverHandoffString: "",
    renderMeta: {},
    future: build.future,
    isSpaMode: build.isSpaMode,
    serializeError: ({ message }) => ({ message }),
  };
  try {
    return (build.entry.module as unknown as Entry).renderStatic(remix, request.url);
  } catch {
    return null;
  }
}

/** Whether a loader answered with the page's data itself rather than with a response or headers of its own. */
function isPlain(data: unknown): boolean {
  return !(data instanceof Response) && (data as { type?: unknown } | null)?.type !== "DataWithResponseInit";
}

function matchesOf({ chain }: StaticPage, params: Record<string, string>, pathname: string): Matches {
  return chain.map(({ id, path, index, module }, position) => {
    const own = position === chain.length - 1 ? pathname : "/";
    const route = index
      ? { id, index, handle: module.handle }
      : { id, path, handle: module.handle, hasErrorBoundary: module.ErrorBoundary !== undefined };
    return { params, pathname: own, pathnameBase: own, route } as Matches[number];
  });
}

function staticPagesOf(build: ServerBuild): StaticPage[] {
  const routes = Object.values(build.routes);
  const parents = new Set(routes.map(({ parentId }) => parentId));
  return routes
    .filter(({ id }) => !parents.has(id))
    .map(({ id }) => chainOf(build, id))
    .filter((chain) => isStaticDocument(chain.map(({ module }) => module)))
    .map((chain) => {
      const ids = chain.map(({ id }) => id);
      return {
        address: addressOf(chain.map(({ path }) => path ?? "").join("/")),
        chain,
        manifest: {
          ...build.assets,
          routes: Object.fromEntries(ids.map((id) => [id, build.assets.routes[id]])),
        } as EntryContext["manifest"],
        routeModules: Object.fromEntries(chain.map(({ id, module }) => [id, module])),
      };
    });
}

/** `products/:id` or `progress/:year?` as an expression that names its parts. */
function addressOf(path: string): RegExp {
  const expressions = path
    .split("/")
    .filter(Boolean)
    .map((segment) => {
      const [, name, optional] = /^:(\w+)(\??)$/.exec(segment) ?? [];
      return name ? `(?:/(?<${name}>[\\w-]+))${optional}` : `/${segment.replace(/[^\w-]/g, "\\$&")}`;
    });
  return new RegExp(`^${expressions.join("") || "/"}$`);
}
