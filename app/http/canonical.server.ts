import { env } from "#app/env.server.ts";

/**
 * The canonical address of a page: absolute where the public origin is configured, else its path. Never taken from the
 * request's Host, which a visitor chooses and a kept page would hand on.
 */
export function canonicalOf(path: string): string {
  return env.PUBLIC_ORIGIN ? new URL(path, env.PUBLIC_ORIGIN).href : path;
}
