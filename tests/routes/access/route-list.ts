import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import routes from "#app/routes.ts";
import { CHECKOUT } from "#scripts/checkout.ts";

/** One address pattern of the site and the file that answers it. */
export type ListedRoute = { pattern: string; file: string; hasAction: boolean };

function flatten(entries: readonly RouteConfigEntry[], parent: string): ListedRoute[] {
  return entries.flatMap((entry) => {
    const pattern = entry.path ? `${parent}/${entry.path}` : parent;
    if (entry.children) return flatten(entry.children, pattern);
    const source = readFileSync(join(CHECKOUT, "app", entry.file), "utf8");
    return [
      {
        pattern: pattern || "/",
        file: entry.file,
        hasAction: /export (async )?(function|const) action\b/.test(source),
      },
    ];
  });
}

/** Every address pattern that `app/routes.ts` declares. */
export async function listRoutes(): Promise<ListedRoute[]> {
  return flatten((await routes) as RouteConfigEntry[], "");
}
