/** How alike two reports of sales are, when no document tells them apart. */
import { type Day, daysBetween } from "#app/kernel/calendar.ts";

export type ReportedSale = {
  amountFen: number;
  occurredOn: Day;
  buyer: string;
  seller: string;
  product: string;
};

/** Days and fen within which two reports may be of the same sale. */
export const ALIKE_DAYS = 3;
export const ALIKE_FEN = 100;
/** From here on a person decides. */
export const LIKELY = 70;
/** Another line of a document that was counted elsewhere. */
export const SAME_DOCUMENT = 95;

/**
 * From 0 to 100: the amount weighs 40 (exact; 30 within one yuan), the buyer 25, the day 15 (less with each day apart), the
 * seller 10 and the product 10. 0 where amount, day or buyer are too far apart.
 */
export function likeness(one: ReportedSale, other: ReportedSale): number {
  const days = Math.abs(daysBetween(one.occurredOn, other.occurredOn));
  const fen = Math.abs(one.amountFen - other.amountFen);
  const buyers = similarity(one.buyer, other.buyer);
  if (days > ALIKE_DAYS || fen > ALIKE_FEN || buyers < 0.5) return 0;
  return Math.round(
    (fen === 0 ? 40 : 30) +
      25 * buyers +
      (15 - 4 * days) +
      10 * similarity(one.seller, other.seller) +
      10 * similarity(one.product, other.product),
  );
}

/** How alike two names are, from 0 to 1: equal, one within the other, or by the pairs of characters they share. */
export function similarity(one: string, other: string): number {
  const [a, b] = [bare(one), bare(other)];
  if (a === b) return a === "" ? 0 : 1;
  if (a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a))) return 0.9;
  const [pairsOfA, pairsOfB] = [pairs(a), pairs(b)];
  if (pairsOfA.size === 0 || pairsOfB.size === 0) return 0;
  let shared = 0;
  for (const pair of pairsOfA) if (pairsOfB.has(pair)) shared += 1;
  return (2 * shared) / (pairsOfA.size + pairsOfB.size);
}

function bare(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/有限责任公司|股份有限公司|有限公司|农民专业合作社|专业合作社|\(.*?\)|[\s·\-_,.，。]/g, "");
}

function pairs(text: string): Set<string> {
  const characters = Array.from(text);
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}
