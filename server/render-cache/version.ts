import type { Sql } from "#db/client.server.ts";
import type { Logger } from "#server/logger.ts";

export type CatalogueVersion = {
  /** The newest version known to be committed; null until the database has answered once. */
  current(): number | null;
  stop(): Promise<void>;
};

/** How long a change may stay unseen when its notice is lost: while the listening connection is made again. */
const POLL_MS = 1_000;

/**
 * Follows the catalogue's version: a committed change says so at once by NOTIFY, and a look every second covers what a
 * broken connection did not hear. The listening connection is made again by the driver.
 */
export function followCatalogueVersion(sql: Sql, logger: Logger, pollMs = POLL_MS): CatalogueVersion {
  let version: number | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const see = (seen: number) => {
    if (Number.isSafeInteger(seen) && (version === null || seen > version)) version = seen;
  };
  const look = async () => {
    try {
      const [row] = await sql<{ version: number }[]>`select version from catalogue_versions`;
      if (row) see(row.version);
    } catch (error) {
      if (!stopped) logger.warn({ err: error }, "the catalogue's version could not be read");
    }
  };
  const poll = async () => {
    await look();
    if (!stopped) timer = setTimeout(poll, pollMs).unref();
  };
  const listening = sql
    .listen("catalogue", (payload) => see(Number(payload)), look)
    .catch((error: unknown) => {
      if (!stopped) logger.warn({ err: error }, "changes of the catalogue are polled, not heard");
      return null;
    });
  void poll();
  return {
    current: () => version,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      const listener = await listening;
      await listener?.unlisten().catch(() => undefined);
    },
  };
}
