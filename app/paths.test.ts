import { matchRoutes } from "@remix-run/react";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { expect, test } from "vitest";
import { paths } from "./paths.ts";
import routes from "./routes.ts";

/** Links whose page is not there yet; a link that has found its page must leave this list. */
const awaited: readonly string[] = [];

interface Node {
  id: string;
  path?: string;
  index?: false;
  children?: Node[];
}

function nodes(entries: readonly RouteConfigEntry[]): Node[] {
  return entries.map(
    (entry) =>
      ({
        id: entry.file,
        path: entry.path,
        index: entry.index,
        children: entry.children ? nodes(entry.children) : undefined,
      }) as Node,
  );
}

const tree = nodes((await routes) as RouteConfigEntry[]);

function fileFor(path: string): string | undefined {
  return matchRoutes(tree, path.split("?")[0] ?? "/")?.at(-1)?.route.id;
}

test.each(Object.entries(paths))("the link %s leads to a route", (name, build) => {
  const path = (build as (...parts: string[]) => string)("one", "two");
  const found = fileFor(path) !== "routes/resources/unknown.tsx" && fileFor(path) !== undefined;
  expect(found, `${name}: ${path}`).toBe(!awaited.includes(name));
});
