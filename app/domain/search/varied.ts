import type { ShelfItem } from "./shelf.ts";

/** Picks up to `count` items in their order, taking one of each industry and county before a second of any. */
export function pickVaried(items: readonly ShelfItem[], count: number): ShelfItem[] {
  const rounds: ShelfItem[][] = [];
  const seen = new Map<string, number>();
  for (const item of items) {
    const industries = seen.get(item.industryCode) ?? 0;
    const suppliers = seen.get(item.organisationId) ?? 0;
    const round = Math.max(industries, 2 * suppliers);
    seen.set(item.industryCode, industries + 1);
    seen.set(item.organisationId, suppliers + 1);
    const those = rounds[round];
    if (those) those.push(item);
    else rounds[round] = [item];
  }
  return rounds.flat().slice(0, count);
}
