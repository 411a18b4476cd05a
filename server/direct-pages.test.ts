import type { AppLoadContext, EntryContext, ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { createDirectPages } from "./direct-pages.ts";

type Module = { loader?: (args: { params: unknown }) => unknown; handle?: unknown };

/** A build of a root, a layout of static documents with two pages in it, and a workspace beside it. */
function buildOf(page: Module) {
  const route = (id: string, parentId: string | undefined, path: string | undefined, module: Module) => ({
    id,
    parentId,
    path,
    module: { default: () => null, ...module },
  });
  const routes = [
    route("root", undefined, "", { loader: () => "of the root" }),
    route("layout", "root", undefined, { handle: { document: "static" }, loader: () => "of the layout" }),
    route("page", "layout", "products/:id", page),
    route("year", "layout", "progress/:year?", { loader: ({ params }) => params }),
    route("workspace", "root", "institution", {}),
  ];
  const rendered: EntryContext[] = [];
  const build = {
    routes: Object.fromEntries(routes.map((each) => [each.id, each])),
    assets: { routes: Object.fromEntries(routes.map(({ id }) => [id, { id }])) },
    entry: {
      module: {
        renderDirect: (remix: EntryContext) => {
          rendered.push(remix);
          return "page";
        },
      },
    },
    future: {},
  } as unknown as ServerBuild;
  const pages = createDirectPages(build, "static");
  return {
    rendered,
    ask: async (address: string) => {
      const read = await pages.read(new Request(`http://localhost${address}`), {} as AppLoadContext);
      return read && pages.render(read);
    },
  };
}

it("renders a page with the data of its loaders and of all it lies in, and knows no other route", async () => {
  const { rendered, ask } = buildOf({ loader: ({ params }) => params });
  expect(await ask("/products/a-1?x=1")).toBe("page");
  const [remix] = rendered;
  expect(remix?.staticHandlerContext).toMatchObject({
    location: { pathname: "/products/a-1", search: "?x=1" },
    loaderData: { root: "of the root", layout: "of the layout", page: { id: "a-1" } },
  });
  expect(remix?.staticHandlerContext.matches.map(({ route, pathname }) => [route.id, pathname])).toEqual([
    ["root", "/"],
    ["layout", "/"],
    ["page", "/products/a-1"],
  ]);
  expect(Object.keys(remix?.manifest.routes ?? {})).toEqual(["root", "layout", "page"]);
});

it("reads a part that may be left out", async () => {
  const { rendered, ask } = buildOf({});
  await ask("/progress");
  await ask("/progress/2025");
  expect(rendered.map(({ staticHandlerContext }) => staticHandlerContext.loaderData.year)).toEqual([
    {},
    { year: "2025" },
  ]);
});

it.each<[what: string, page: Module, address: string]>([
  ["an address nobody has", {}, "/products/a/b"],
  ["a page that is no static document", {}, "/institution"],
  ["a redirect", { loader: () => new Response(null, { status: 302 }) }, "/products/a"],
  ["data with headers of its own", { loader: () => ({ type: "DataWithResponseInit" }) }, "/products/a"],
  ["a refusal", { loader: () => Promise.reject(new Response("no", { status: 404 })) }, "/products/a"],
])("leaves %s to the framework", async (_what, page, address) => {
  const { rendered, ask } = buildOf(page);
  expect(await ask(address)).toBeNull();
  expect(rendered).toHaveLength(0);
});
