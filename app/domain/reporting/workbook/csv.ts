import type { Cell, Row } from "./cell.ts";
import { inertText, yuanOf } from "./inert-text.ts";

/** A byte order mark, so that Excel in China reads the file as UTF-8. */
const BOM = "\ufeff";

/** Rows as CSV: UTF-8 with a mark, lines ended as RFC 4180 asks, amounts in yuan, nothing that would be computed. */
export async function* csvOf(rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<string> {
  yield BOM;
  for await (const { cells } of rows) yield `${cells.map(fieldOf).join(",")}\r\n`;
}

function fieldOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return quoted(inertText(cell));
  if ("fen" in cell) return yuanOf(cell.fen);
  if ("count" in cell) return String(cell.count);
  if ("share" in cell) return `${yuanOf(cell.share)}%`;
  return cell.day;
}

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
