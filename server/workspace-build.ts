import type { ServerBuild } from "@remix-run/node";
import { chainOf } from "./route-chain.ts";

/** The first part of the addresses whose pages are matched among themselves. */
export const WORKSPACES = ["institution", "supplier", "official"] as const;

/**
 * The build without the routes of other addresses than those that begin with `segment`. The framework compares each
 * address with every route it knows several times for a page; what the browser may go to from there it asks of the
 * whole build.
 */
export function workspaceBuild(build: ServerBuild, segment: string): ServerBuild {
  const kept = new Set<string>();
  for (const id of Object.keys(build.routes)) {
    const chain = chainOf(build, id);
    const [first = ""] = chain.flatMap(({ path }) => path?.split("/") ?? []).filter(Boolean);
    if (first === segment || first === "*") for (const each of chain) kept.add(each.id);
  }
  const within = <Route>(routes: Record<string, Route>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => kept.has(id)));
  return {
    ...build,
    routes: within(build.routes),
    assets: { ...build.assets, routes: within(build.assets.routes) },
  };
}
