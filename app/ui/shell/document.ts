import { createContext } from "react";

/**
 * What a route says about its document: `export const handle = { document: "static" } satisfies PageHandle`.
 * A static document carries no framework script, is the same for every visitor of one language, and may be
 * cached byte for byte. Every other page is hydrated.
 */
export interface PageHandle {
  document?: "static";
}

/** Whether any of the matched routes asks for a static document. */
export function isStaticDocument(matches: readonly { handle?: unknown }[]): boolean {
  return matches.some(
    ({ handle }) =>
      typeof handle === "object" && handle !== null && (handle as PageHandle).document === "static",
  );
}

/** The nonce of this response's inline scripts; the browser hides it, so it is empty there. */
export const NonceContext = createContext<string | undefined>(undefined);
