import { BOM, textField } from "#app/kernel/csv.ts";
import { type Cell, type Row, yuanOf } from "./cell.ts";

/** Rows as CSV: UTF-8 with a mark, lines ended as RFC 4180 asks, amounts in yuan, nothing that would be computed. */
export async function* csvOf(rows: AsyncIterable<Row> | Iterable<Row>): AsyncGenerator<string> {
  yield BOM;
  for await (const { cells } of rows) yield `${cells.map(fieldOf).join(",")}\r\n`;
}

/** The same as one text, for what is short. */
export async function csvText(rows: Iterable<Row>): Promise<string> {
  let text = "";
  for await (const line of csvOf(rows)) text += line;
  return text;
}

function fieldOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "string") return textField(cell);
  if ("fen" in cell) return yuanOf(cell.fen);
  if ("count" in cell) return String(cell.count);
  if ("share" in cell) return `${yuanOf(cell.share)}%`;
  return cell.day;
}
