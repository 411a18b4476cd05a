import { ensureServer } from "#scripts/bundle-server.ts";

/** Route tests ask the application as it is shipped, so it is built first when its sources have changed. */
export default function setup(): Promise<void> {
  return ensureServer();
}
