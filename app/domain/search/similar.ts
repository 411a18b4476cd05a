import type { ShelfItem } from "./shelf.ts";

/** Goods a buyer may weigh against this one: of its family first, then its industry, those in stock before others. */
export function similarTo(item: ShelfItem, items: readonly ShelfItem[], count: number): ShelfItem[] {
  const ranks: ShelfItem[][] = [[], [], [], []];
  for (const other of items) {
    if (other.id === item.id || other.industryCode !== item.industryCode) continue;
    const rank = (other.family === item.family ? 0 : 2) + (other.inStock ? 0 : 1);
    const those = ranks[rank];
    if (those && those.length < count) those.push(other);
    if (ranks[0]?.length === count) break;
  }
  return ranks.flat().slice(0, count);
}
