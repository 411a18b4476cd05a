import type { Day } from "#app/kernel/calendar.ts";

/** What stands in a cell: a text, an amount in fen, a whole number, a share in basis points, a day, or nothing. */
export type Cell = string | { fen: number } | { count: number } | { share: number } | { day: Day } | null;

export type Row = { cells: readonly Cell[]; heading?: boolean };

/** A table with a name of its own. Its rows are written as they come. */
export type Sheet = {
  name: string;
  widths: readonly number[];
  /** How many of the first rows stay in sight while the others are scrolled. */
  headRows?: number;
  rows: AsyncIterable<Row> | Iterable<Row>;
};

export const row = (...cells: Cell[]): Row => ({ cells });
export const heading = (...cells: string[]): Row => ({ cells, heading: true });

/** Fen as yuan with two decimals, exact: 123450 is `1234.50`. */
export function yuanOf(fen: number): string {
  const digits = Math.abs(fen).toString().padStart(3, "0");
  return `${fen < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
