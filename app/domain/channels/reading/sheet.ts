/** A table as a file holds it, whatever its format. */

export type Cell = {
  text: string;
  /** Given by a formula; `text` is what it last came to, and empty where the file does not say. */
  formula?: boolean;
  /** One value over several rows. */
  merged?: boolean;
  /** The number of a cell that holds one: a day, where a day is expected. */
  serial?: number | undefined;
};

/** A row as people count it, from 1. */
export type SheetRow = { rowNumber: number; cells: Cell[] };

export const EMPTY_CELL: Cell = { text: "" };
export const MOST_COLUMNS = 100;
export const MOST_ROWS = 100_000;
export const MOST_BYTES = 20 * 1024 * 1024;
/** Titles and notes that may stand above the headings. */
export const HEADINGS_WITHIN = 10;
