/** A CSV file as rows. */
import { parse } from "csv-parse/sync";
import { decodeText } from "#app/kernel/decode-text.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { HEADINGS_WITHIN, MOST_COLUMNS, MOST_ROWS, type SheetRow } from "./sheet.ts";

/**
 * The rows of a CSV file in UTF-8, with or without its mark, or GB18030; separated by comma, tab or semicolon. Empty rows
 * are left out.
 * @throws DomainError `sales_file.unreadable`, `sales_file.type` for what is no text.
 */
export function readTextTable(bytes: Uint8Array): SheetRow[] {
  const text = decodeText(bytes);
  if (text === null || text.includes("\u0000")) throw new DomainError("sales_file.type");
  const line = text.slice(0, text.search(/\r|\n|$/));
  const counts = [",", "\t", ";"].map((mark) => ({ mark, count: line.split(mark).length }));
  counts.sort((one, other) => other.count - one.count);
  try {
    const records = parse(text, {
      delimiter: counts[0]?.mark ?? ",",
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: true,
      bom: true,
      info: true,
      to: MOST_ROWS + HEADINGS_WITHIN + 1,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records
      .filter(({ record }) => record.some((cell) => cell !== ""))
      .map(({ record, info }) => ({
        rowNumber: info.lines,
        cells: record.slice(0, MOST_COLUMNS).map((cell) => ({ text: plainCell(cell) })),
      }));
  } catch {
    throw new DomainError("sales_file.unreadable");
  }
}

/** What an export of ours, or Excel, wrote so that the cell is no formula, read back as it was meant. */
function plainCell(cell: string): string {
  const quoted = /^="(.*)"$/s.exec(cell)?.[1] ?? cell;
  return /^'[=+\-@\t\r]/.test(quoted) ? quoted.slice(1) : quoted;
}
