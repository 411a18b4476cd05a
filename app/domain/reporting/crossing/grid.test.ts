import fc from "fast-check";
import { expect, it } from "vitest";
import { type CrossCell, gridOf } from "./grid.ts";

const cell = (row: string, column: string, amountFen: number, entryCount = 1): CrossCell => ({
  row,
  column,
  amountFen,
  entryCount,
});

it("puts the largest row first and months by the calendar", () => {
  const grid = gridOf([cell("a", "10", 5), cell("b", "9", 7), cell("b", "10", 1), cell("c", "2", 1)], {
    rows: "county",
    columns: "month",
  });
  expect(grid.columns.map(({ key }) => key)).toEqual(["2", "9", "10"]);
  expect(grid.rows.map(({ key }) => key)).toEqual(["b", "a", "c"]);
  expect(grid.rows[0]?.cells.map((each) => each?.amountFen ?? null)).toEqual([null, 7, 1]);
  expect(grid.sum).toEqual({ amountFen: 14, entryCount: 4 });
});

it("an empty crossing has no row, no column and no sum", () => {
  expect(gridOf([], { rows: "county", columns: "month" })).toEqual({
    columns: [],
    rows: [],
    sum: { amountFen: 0, entryCount: 0 },
  });
});

it("rows, columns and cells each add up to the whole", () => {
  const some = fc.record({
    row: fc.constantFrom("a", "b", "c"),
    column: fc.constantFrom("1", "2", "12"),
    amountFen: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    entryCount: fc.nat(50),
  });
  fc.assert(
    fc.property(fc.array(some), (cells) => {
      const { rows, columns, sum } = gridOf(cells, { rows: "county", columns: "month" });
      const fen = (of: readonly ({ amountFen: number } | null)[]) =>
        of.reduce((total, each) => total + (each?.amountFen ?? 0), 0);
      expect(fen(cells)).toBe(sum.amountFen);
      expect(fen(rows.map((row) => row.sum))).toBe(sum.amountFen);
      expect(fen(columns.map((column) => column.sum))).toBe(sum.amountFen);
      for (const row of rows) expect(fen(row.cells)).toBe(row.sum.amountFen);
    }),
  );
});
