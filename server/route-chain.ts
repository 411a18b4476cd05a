import type { ServerBuild } from "@remix-run/node";

/** The route with this identifier behind all it lies in, the root first. */
export function chainOf(build: ServerBuild, id: string): ServerBuild["routes"][string][] {
  const route = build.routes[id];
  if (!route) return [];
  return route.parentId === undefined ? [route] : [...chainOf(build, route.parentId), route];
}
