/** A crossing as the rows of a file: pure. Says what it covers, under which rule and of which ledger, before any figure. */
import { heading, type Row, row } from "../workbook/cell.ts";
import type { Grid } from "./grid.ts";

/** The words of the file, in the reader's language. */
export type ExportWords = {
  /** What is said first: name and value of each line. */
  facts: readonly (readonly [name: string, value: string])[];
  rows: string;
  columns: string;
  nameOf: { row: (key: string) => string; column: (key: string) => string };
  total: string;
  entries: string;
};

/** The grid as shown: a row for each of its rows, amounts in yuan, the sums and the numbers of entries at their ends. */
export function crossingRows(grid: Grid, words: ExportWords): Row[] {
  const { nameOf } = words;
  return [
    ...words.facts.map(([name, value]) => row(name, value)),
    row(),
    heading(
      `${words.rows} × ${words.columns}`,
      ...grid.columns.map(({ key }) => nameOf.column(key)),
      words.total,
      words.entries,
    ),
    ...grid.rows.map(({ key, cells, sum }) =>
      row(
        nameOf.row(key),
        ...cells.map((cell) => ({ fen: cell?.amountFen ?? 0 })),
        { fen: sum.amountFen },
        { count: sum.entryCount },
      ),
    ),
    row(
      words.total,
      ...grid.columns.map(({ sum }) => ({ fen: sum.amountFen })),
      { fen: grid.sum.amountFen },
      { count: grid.sum.entryCount },
    ),
  ];
}
