/** A crossing as a grid with its sums: pure. Amounts in fen. */

export type CrossCell = { row: string; column: string; amountFen: number; entryCount: number };

export type Sum = { amountFen: number; entryCount: number };

export type GridRow = {
  key: string;
  /** One for each column of the grid, in their order; null where no entry stands. */
  cells: (Sum | null)[];
  sum: Sum;
};

export type Grid = { columns: { key: string; sum: Sum }[]; rows: GridRow[]; sum: Sum };

const nothing: Sum = { amountFen: 0, entryCount: 0 };

function plus(one: Sum, other: Sum): Sum {
  return { amountFen: one.amountFen + other.amountFen, entryCount: one.entryCount + other.entryCount };
}

/** How keys of a division follow each other: months by the calendar, everything else largest first. */
function ordered(sums: ReadonlyMap<string, Sum>, byCalendar: boolean): [string, Sum][] {
  return [...sums].sort(([key, sum], [otherKey, otherSum]) =>
    byCalendar
      ? Number(key) - Number(otherKey)
      : otherSum.amountFen - sum.amountFen || (key < otherKey ? -1 : 1),
  );
}

/** Lays cells out as a grid. Every sum is that of the cells shown, so nothing is counted that is not there. */
export function gridOf(
  cells: readonly CrossCell[],
  { rows, columns }: { rows: string; columns: string },
): Grid {
  const byRow = new Map<string, Sum>();
  const byColumn = new Map<string, Sum>();
  const at = new Map<string, Map<string, Sum>>();
  let sum = nothing;
  for (const { row, column, amountFen, entryCount } of cells) {
    const one = { amountFen, entryCount };
    byRow.set(row, plus(byRow.get(row) ?? nothing, one));
    byColumn.set(column, plus(byColumn.get(column) ?? nothing, one));
    const line = at.get(row) ?? new Map<string, Sum>();
    line.set(column, plus(line.get(column) ?? nothing, one));
    at.set(row, line);
    sum = plus(sum, one);
  }
  const across = ordered(byColumn, columns === "month");
  return {
    columns: across.map(([key, each]) => ({ key, sum: each })),
    rows: ordered(byRow, rows === "month").map(([key, each]) => ({
      key,
      cells: across.map(([column]) => at.get(key)?.get(column) ?? null),
      sum: each,
    })),
    sum,
  };
}
