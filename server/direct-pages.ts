import type { AppLoadContext, EntryContext, ServerBuild } from "@remix-run/node";
import { type DocumentKind, documentKindOf } from "#app/ui/shell/document.ts";
import { addressOf, pathOf } from "./route-address.ts";
import { chainOf } from "./route-chain.ts";

/** Pages of one kind, read by their loaders and rendered by the build's entry, each in one step. */
export type DirectPages = {
  /** Whether one of these pages has the path. */
  has(path: string): boolean;
  /** What the loaders of an address answer; null when that is anything but the data of a plain page of HTML. */
  read(request: Request, context: AppLoadContext): Promise<PageRead | null>;
  /** The page as HTML; null for a defect, which is left to the framework to report. */
  render(read: PageRead): string | null;
};

/** All that a page is rendered from. */
export type PageRead = {
  address: Pick<URL, "pathname" | "search">;
  /** What each loader answered, by the identifier of its route. */
  loaderData: Record<string, unknown>;
};

/** What `app/entry.server.tsx` offers beyond what the framework knows of. */
type Entry = { renderDirect(remix: EntryContext, url: string): string };

type Matches = EntryContext["staticHandlerContext"]["matches"];
type Params = Record<string, string>;
type DirectPage = {
  address: RegExp;
  /** The root, what the page lies in, and the page. */
  chain: readonly ServerBuild["routes"][string][];
  manifest: EntryContext["manifest"];
  routeModules: EntryContext["routeModules"];
};

/**
 * Renders documents without script with the build's own loaders and entry, and without what only a hydrated page needs:
 * the framework compares an address with every route of the site five times for each page, and writes the loaders' data
 * down for the browser. Whatever is not a plain page (a loader that throws, redirects or sets headers, an address
 * nobody has) is null here and left to the framework, which says so properly.
 */
export function createDirectPages(build: ServerBuild, kind: Exclude<DocumentKind, "hydrated">): DirectPages {
  const pages = directPagesOf(build, kind);
  const find = (path: string): { page: DirectPage; params: Params } | null => {
    for (const page of pages) {
      const found = page.address.exec(path);
      if (found) return { page, params: { ...found.groups } };
    }
    return null;
  };
  return {
    has: (path) => pages.some(({ address }) => address.test(path)),
    async read(request, context) {
      const { pathname, search } = new URL(request.url);
      const found = find(pathname);
      if (!found) return null;
      const { chain } = found.page;
      const answers = await Promise.all(
        chain.map(async ({ module }) => module.loader?.({ request, params: found.params, context })),
      ).catch(() => null);
      if (!answers?.every(isPlain)) return null;
      const loaderData = Object.fromEntries(chain.map(({ id }, position) => [id, answers[position]]));
      return { address: { pathname, search }, loaderData };
    },
    render({ address, loaderData }) {
      const found = find(address.pathname);
      if (!found) return null;
      const { renderDirect } = build.entry.module as unknown as Entry;
      try {
        return renderDirect(
          entryContext(build, found.page, found.params, { address, loaderData }),
          `http://localhost${address.pathname}${address.search}`,
        );
      } catch {
        return null;
      }
    },
  };
}

function entryContext(
  build: ServerBuild,
  page: DirectPage,
  params: Params,
  { address: { pathname, search }, loaderData }: PageRead,
): EntryContext {
  return {
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
}

/** Whether a loader answered with the page's data itself rather than with a response or headers of its own. */
function isPlain(data: unknown): boolean {
  return !(data instanceof Response) && (data as { type?: unknown } | null)?.type !== "DataWithResponseInit";
}

function matchesOf({ chain }: DirectPage, params: Params, pathname: string): Matches {
  return chain.map(({ id, path, index, module }, position) => {
    const own = position === chain.length - 1 ? pathname : "/";
    const route = index
      ? { id, index, handle: module.handle }
      : { id, path, handle: module.handle, hasErrorBoundary: module.ErrorBoundary !== undefined };
    return { params, pathname: own, pathnameBase: own, route } as Matches[number];
  });
}

function directPagesOf(build: ServerBuild, kind: DocumentKind): DirectPage[] {
  const routes = Object.values(build.routes);
  const parents = new Set(routes.map(({ parentId }) => parentId));
  return routes
    .filter(({ id }) => !parents.has(id))
    .map(({ id }) => chainOf(build, id))
    .filter((chain) => documentKindOf(chain.map(({ module }) => module)) === kind)
    .map((chain) => {
      const ids = chain.map(({ id }) => id);
      return {
        address: addressOf(pathOf(chain)),
        chain,
        manifest: {
          ...build.assets,
          routes: Object.fromEntries(ids.map((id) => [id, build.assets.routes[id]])),
        } as EntryContext["manifest"],
        routeModules: Object.fromEntries(chain.map(({ id, module }) => [id, module])),
      };
    });
}
