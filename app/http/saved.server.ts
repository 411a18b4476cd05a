import { redirect } from "@remix-run/node";

/** What a page is told was saved: the word of its act, and the row where the page names one. */
export type Saved<Act extends string> = { act: Act; id: string };

/** Where a saved form leads: its own page, which then says what was saved, with script and without. */
export function redirectSaved({ url }: Request, { act, id }: Saved<string>): Response {
  return redirect(`${new URL(url).pathname}?${new URLSearchParams({ saved: act, of: id })}`, 303);
}

/** Reads what an address says was saved, by one of the page's own acts; null for anything else. */
export function readSaved<Act extends string>({ url }: Request, acts: readonly Act[]): Saved<Act> | null {
  const query = new URL(url).searchParams;
  const act = acts.find((known) => known === query.get("saved"));
  return act ? { act, id: query.get("of") ?? "" } : null;
}
