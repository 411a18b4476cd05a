/** Rows as a CSV file that Excel opens as what it is. */

/** A cell that no spreadsheet takes for a formula: one that would be gets an apostrophe in front. Numbers stay numbers. */
export function safeCell(text: string): string {
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^-?[\d,]+(\.\d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A CSV file in UTF-8 with its mark, by which Excel knows it. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(safeCell).join(",")).join("\r\n")}\r\n`;
}
