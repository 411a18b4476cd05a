import { readFilters, writeFilters } from "#app/domain/search/filters.ts";

/** Parameters a page may be kept under, by its first segment; pages not named have none. */
const parameters: Record<string, readonly string[]> = {
  suppliers: ["county", "after"],
  bases: ["after"],
  trace: ["code", "supplier"],
};

/** The year's total is not among them: who has just accepted a delivery wants to see it moved. */
const KEPT = /^\/(?:(?:products|industries|counties|suppliers|bases|trace|guide)(?:\/[\w-]{1,64})?)?$/;
const LONGEST_ADDRESS = 2_000;
const LONGEST_VALUE = 80;

/**
 * The one address under which a public page is kept: its path and the parameters it reads, in a fixed order, with
 * everything else left out. Null for what is not kept. The page is rendered from this address and no other, so nothing
 * a visitor adds to a link can come into what others see.
 */
export function keptAddress(url: string): string | null {
  if (url.length > LONGEST_ADDRESS) return null;
  const remembered = known.get(url);
  if (remembered !== undefined) return remembered;
  const address = addressOf(url);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(url, address);
  return address;
}

/** Addresses as they were asked for lately, and what each is kept under: most requests repeat one. */
const known = new Map<string, string | null>();
const MOST_KNOWN = 1_000;

function addressOf(url: string): string | null {
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  // An address with a null byte is refused, on every page alike (`request-limits.ts`).
  if (!KEPT.test(path) || url.includes("%00")) return null;
  if (mark < 0) return path;
  const asked = new URLSearchParams(url.slice(mark + 1));
  const kept = new URLSearchParams();
  if (path === "/products") {
    for (const [name, value] of Object.entries(writeFilters(readFilters(asked))))
      if (value !== null) kept.set(name, value);
  } else {
    for (const name of parameters[path.split("/", 2)[1] ?? ""] ?? []) {
      const value = asked.get(name);
      if (value) kept.set(name, value.slice(0, LONGEST_VALUE));
    }
  }
  return kept.size > 0 ? `${path}?${kept}` : path;
}
