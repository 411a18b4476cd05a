/** A path may carry a work table (see `kept-table.server.ts`). */
const LONGEST = 8_192;

/**
 * A path of this site that is safe to redirect to, or `/`. Refuses absolute and protocol-relative addresses,
 * backslashes and control characters, which browsers may read as another host.
 */
export function safeReturnPath(candidate: unknown): string {
  if (typeof candidate !== "string" || candidate.length > LONGEST) return "/";
  if (!candidate.startsWith("/") || candidate.startsWith("//")) return "/";
  for (const character of candidate) {
    if (character === "\\" || character <= " " || character === "\u007f") return "/";
  }
  return candidate;
}
