import type { PageHandle } from "#app/ui/shell/document.ts";

export const handle = { document: "static" } satisfies PageHandle;

/** Answers an unknown address as a page, so that its error speaks the visitor's language. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export const action = loader;

/** Never drawn: the loader always refuses, and the root's error page answers. */
export default function Unknown() {
  return null;
}
