import { isId } from "#app/kernel/id.ts";
import { MAX_LINES } from "./paste.ts";

/** Reads `variantId:packs` pairs of an address (`?add=…&add=…`); what is none is left out. */
export function readAdditions(values: readonly string[]): { variantId: string; packs: number }[] {
  return values.slice(0, MAX_LINES).flatMap((value) => {
    const match = /^([0-9a-f-]{36})(?::(\d{1,7}))?$/i.exec(value);
    const packs = Number(match?.[2] ?? 0);
    return match?.[1] && isId(match[1]) && packs <= 1_000_000
      ? [{ variantId: match[1].toLowerCase(), packs }]
      : [];
  });
}
