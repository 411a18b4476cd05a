/** Money is integer fen everywhere; only `ui/elements` turns it into yuan. */
import { DomainError } from "./errors.ts";

/** The largest sum one row may carry: ¥1,000 亿, far inside the safe integers. */
export const MAX_FEN = 10_000_000_000_000;

/**
 * Multiplies a whole number of packs by a price in fen; exact, no rounding.
 * @throws DomainError `money.out_of_range` when the product is not a safe amount of fen.
 */
export function lineAmountFen(packs: number, unitPriceFen: number): number {
  const amount = packs * unitPriceFen;
  if (!Number.isInteger(amount) || amount < 0 || amount > MAX_FEN) {
    throw new DomainError("money.out_of_range", { packs, unitPriceFen });
  }
  return amount;
}

/** Adds amounts in fen. @throws DomainError `money.out_of_range` beyond {@link MAX_FEN}. */
export function sumFen(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  if (!Number.isInteger(total) || Math.abs(total) > MAX_FEN)
    throw new DomainError("money.out_of_range", { total });
  return total;
}

/**
 * A number as typed, without what parts its thousands, or its ten thousands where these are blanks: "1,234.5" is "1234.5", "7000
 * 0000" is "70000000". Null where a comma or a blank stands elsewhere, as in "12,5": nobody can say which number was meant.
 */
export function withoutThousands(text: string): string | null {
  const typed = text.normalize("NFKC").trim();
  if (!/[,\s]/.test(typed)) return typed;
  const grouped = /^[+-]?\s*(?:\d{1,3}(?:([,\s])\d{3}(?:\1\d{3})*)?|\d{1,4}(?:\s\d{4})+)(?:\.\d+)?-?$/;
  return grouped.test(typed) ? typed.replace(/[,\s]/g, "") : null;
}

/**
 * Reads yuan as a person or a bank writes it ("1,234.5", "￥12", "１２.30") into fen.
 * Returns null for anything that is not an amount with at most two decimals.
 */
export function parseYuan(text: string): number | null {
  const typed = text
    .normalize("NFKC")
    .replace("¥", "")
    .replace(/元\s*$/, "");
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(withoutThousands(typed) ?? "");
  if (!match) return null;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  if (fen > MAX_FEN) return null;
  return match[1] && fen !== 0 ? -fen : fen;
}

/**
 * The part of an amount that belongs to `part` of `whole` packs, half up, in fen.
 * Used once per line, so that the parts of a line never drift by more than the last fen.
 */
export function shareFen(amountFen: number, part: number, whole: number): number {
  if (whole <= 0) return 0;
  return Number((BigInt(amountFen) * BigInt(part) * 2n + BigInt(whole)) / (2n * BigInt(whole)));
}
