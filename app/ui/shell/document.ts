import { createContext } from "react";

/**
 * What a route says about its document: `export const handle = { document: "static" } satisfies PageHandle`.
 * A page that says nothing is hydrated. The others carry no framework script:
 * - "static" is the same for every visitor of one language and may be cached byte for byte;
 * - "plain" belongs to whoever is signed in. Its loaders answer with what JSON can say, and the page shows nothing
 *   but their answers and its own address.
 */
export interface PageHandle {
  document?: "static" | "plain";
}

export type DocumentKind = NonNullable<PageHandle["document"]> | "hydrated";

/** What kind of document the matched routes make together. */
export function documentKindOf(matches: readonly { handle?: unknown }[]): DocumentKind {
  const said = matches.map(({ handle }) => (handle as PageHandle | null | undefined)?.document);
  return said.find((kind) => kind === "static" || kind === "plain") ?? "hydrated";
}

/** The nonce of this response's inline scripts; the browser hides it, so it is empty there. */
export const NonceContext = createContext<string | undefined>(undefined);
