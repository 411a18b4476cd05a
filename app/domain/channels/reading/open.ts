/** A file of sales, recognised by its bytes, as headings and a stream of rows. */
import { DomainError } from "#app/kernel/errors.ts";
import { areHeadings, repeatedHeading } from "./headings.ts";
import { HEADINGS_WITHIN, MOST_BYTES, MOST_ROWS, type SheetRow } from "./sheet.ts";
import { readTextTable } from "./text-table.ts";
import { plain } from "./values.ts";
import { isArchive, isCompound, openWorkbook, readWorkbook, refuseCompound } from "./workbook.ts";

export type SalesFormat = "text/csv" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export type OpenedSales = {
  format: SalesFormat;
  headings: string[];
  /** How many rows there are at most, the headings and empty ones among them. */
  rowCount: number;
  rows: AsyncIterable<SheetRow>;
};

const MEBIBYTE = 1024 * 1024;

/**
 * Recognises a file and finds its headings within the first ten rows. What stands below them is read as it is iterated;
 * sums and empty rows are left out, and more rows than a hundred thousand are refused.
 * @throws DomainError `sales_file.too_large`, `sales_file.type`, `sales_file.old_format`, `sales_file.locked`, `sales_file.macro`,
 * `sales_file.bomb`, `sales_file.unreadable`, `sales_file.headings_missing`, `sales_file.heading_repeated`,
 * `sales_file.too_many_rows`.
 */
export async function openSales(bytes: Uint8Array): Promise<OpenedSales> {
  if (bytes.length > MOST_BYTES)
    throw new DomainError("sales_file.too_large", {
      size: Math.ceil(bytes.length / MEBIBYTE),
      megabytes: MOST_BYTES / MEBIBYTE,
    });
  if (isCompound(bytes)) refuseCompound(bytes);
  const workbook = isArchive(bytes) ? openWorkbook(bytes) : null;
  const table = workbook ? await readWorkbook(workbook) : ofRows(readTextTable(bytes));
  const rows = table.rows[Symbol.asyncIterator]();
  for (let read = 0; read < HEADINGS_WITHIN; read++) {
    const next = await rows.next();
    if (next.done) break;
    const texts = next.value.cells.map(({ text }) => plain(text));
    if (!areHeadings(texts)) continue;
    const heading = repeatedHeading(texts);
    if (heading !== null) throw new DomainError("sales_file.heading_repeated", { heading });
    return {
      format: workbook ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv",
      headings: texts,
      rowCount: table.rowCount,
      rows: body(rows),
    };
  }
  throw new DomainError("sales_file.headings_missing");
}

function ofRows(rows: readonly SheetRow[]) {
  async function* each(): AsyncGenerator<SheetRow> {
    yield* rows;
  }
  return { rows: each(), rowCount: rows.length };
}

async function* body(rows: AsyncIterator<SheetRow>): AsyncGenerator<SheetRow> {
  for (let count = 0; ; ) {
    const next = await rows.next();
    if (next.done) return;
    const first = next.value.cells.find(({ text }) => text !== "")?.text ?? "";
    if (/^(合计|总计|小计|累计|本页合计)/.test(plain(first))) continue;
    count += 1;
    if (count > MOST_ROWS) throw new DomainError("sales_file.too_many_rows", { limit: MOST_ROWS });
    yield next.value;
  }
}
