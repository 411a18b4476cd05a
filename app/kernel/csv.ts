/** A table as a file of comma-separated values that spreadsheets open: pure. */

/** A number is written as it is; a text is never read as a formula. */
export type CsvCell = string | number | null;

/** What makes a spreadsheet take a text for a formula. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

function written(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless;
}

/** Rows as text with the mark by which spreadsheets know UTF-8, lines ended as RFC 4180 says. */
export function csvOf(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(written).join(",")).join("\r\n")}\r\n`;
}

/** Fen as a number of yuan, for a cell that a spreadsheet adds up: 123450 is 1234.5. */
export function yuanCell(fen: number): number {
  return fen / 100;
}
