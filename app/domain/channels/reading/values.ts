/** What people write in cells, read. */
import { addDays, type Day, isDay } from "#app/kernel/calendar.ts";
import { MAX_FEN, withoutThousands } from "#app/kernel/money.ts";
import type { Cell } from "./sheet.ts";

export type AmountUnit = "yuan" | "wan";

/** Half-width, without what surrounds a value. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u200b\ufeff]/g, "")
    .trim();
}

/** The unit a heading or a cell states; null where it states none. */
export function unitStated(text: string): AmountUnit | null {
  const said = plain(text);
  if (/万元?\)?$|\(万|万元/.test(said)) return "wan";
  return /元\)?$|\(元|¥|RMB|CNY/i.test(said) ? "yuan" : null;
}

export type ReadAmount = { fen: number } | { problem: "amount" | "amount_zero" } | { otherUnit: AmountUnit };

/**
 * An amount in the unit of its column, as fen: full-width digits, thousands separators, a leading or trailing minus, and
 * brackets for less than nothing. A cell that states another unit than its column is not converted: it is a problem.
 */
export function readAmount(text: string, unit: AmountUnit): ReadAmount {
  const said = plain(text);
  const stated = unitStated(said);
  if (stated !== null && stated !== unit) return { otherUnit: stated };
  const bare = said
    .replace(/[¥'_]|RMB|CNY|万元?|元/gi, "")
    .replace(/[−–—]/g, "-")
    .trim();
  const bracketed = /^\((.*)\)$/.exec(bare)?.[1];
  const match = /^([+-]?)(\d{1,13})(?:\.(\d{1,6}))?(-?)$/.exec(withoutThousands(bracketed ?? bare) ?? "");
  if (!match) return { problem: "amount" };
  const [, sign = "", whole = "", fraction = "", after = ""] = match;
  const digits = unit === "wan" ? 6 : 2;
  // What stands behind the fen must be nothing, or the amount was no amount of money.
  if (/[1-9]/.test(fraction.slice(digits))) return { problem: "amount" };
  const fen = Number(whole) * 10 ** digits + Number(fraction.slice(0, digits).padEnd(digits, "0"));
  if (fen > MAX_FEN) return { problem: "amount" };
  if (fen === 0) return { problem: "amount_zero" };
  return { fen: sign === "-" || after === "-" || bracketed !== undefined ? -fen : fen };
}

/** Day 1 is 1 January 1900; the day Excel invented (29 February 1900) makes it count from one earlier. */
const BEFORE_FIRST_SERIAL = "1899-12-30";

/**
 * A day as people, platforms and Excel write it: 2026-06-05, 2026/6/5, 2026.6.5, 20260605, 2026年6月5日, with or without a
 * time behind, or Excel's count of days. Null for anything else; two-digit years and month before day are not guessed.
 */
export function readDay({ text, serial }: Cell): Day | null {
  const said = plain(text);
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[\sT].*)?$/.exec(said) ??
    /^(\d{4})(\d{2})(\d{2})(?:\s.*)?$/.exec(said);
  if (match) {
    const day = `${match[1]}-${match[2]?.padStart(2, "0")}-${match[3]?.padStart(2, "0")}`;
    return isDay(day) ? day : null;
  }
  const count = serial ?? (/^\d{5}(?:\.\d+)?$/.test(said) ? Number(said) : null);
  if (count === null || count < 36_526 || count >= 73_051) return null;
  return addDays(BEFORE_FIRST_SERIAL, Math.floor(count));
}
