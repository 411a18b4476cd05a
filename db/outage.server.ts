/** Why PostgreSQL cannot be used at the moment, as the system and the driver name it. */
const LOST = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
]);

/**
 * The SQLSTATEs of the same: connection exceptions (08), a server that stops, crashed or starts (57P01 to 57P03), one with no
 * connection, memory or disk to spare (53), and one that takes no writes because another is the primary (25006).
 */
const REFUSED = /^(?:08...|57P0[123]|53...|25006)$/;

/**
 * Whether an error says that PostgreSQL is away for now, however deep the query builder or a library wrapped it: asking again
 * a little later may succeed. What was under way when a connection was lost may or may not have been committed.
 */
export function isOutage(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, syscall } = cause as { code?: unknown; syscall?: unknown };
    if (typeof code !== "string") continue;
    // Of a server reached by its socket, the socket's file is what is missing.
    if (LOST.has(code) || REFUSED.test(code) || (code === "ENOENT" && syscall === "connect")) return true;
  }
  return false;
}
