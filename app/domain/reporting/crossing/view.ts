/** Which two divisions of a year are crossed, as it stands in an address: pure. */
import { type EntryFilter, entryDimensions, readEntryFilter } from "../entries/filter.ts";

/** What a year's total can be divided by, in the order in which it is offered. */
export const crossDimensions = [
  "county",
  "district",
  "industry",
  "channel",
  "force",
  "fund",
  "region",
  "pair",
  "month",
] as const satisfies readonly (typeof entryDimensions)[number][];
export type CrossDimension = (typeof crossDimensions)[number];

/** Two divisions, and what the rest is narrowed to; the filter names neither of the two. */
export type CrossingView = { rows: CrossDimension; columns: CrossDimension; filter: EntryFilter };

function dimensionOf(text: string | null): CrossDimension | null {
  return crossDimensions.find((dimension) => dimension === text) ?? null;
}

/**
 * Reads a crossing from an address: counties by months where nothing is said. A division crossed with itself gives way
 * to another one, and a filter on a crossed division is left out: its rows or columns show it already.
 */
export function readCrossingView(query: URLSearchParams, thisYear: number): CrossingView {
  const rows = dimensionOf(query.get("rows")) ?? "county";
  const asked = dimensionOf(query.get("columns")) ?? "month";
  const columns = asked === rows ? (rows === "month" ? "county" : "month") : asked;
  const filter = readEntryFilter(query, thisYear);
  return { rows, columns, filter: { ...filter, [rows]: null, [columns]: null } };
}

/** The view as it stands in an address; what is not said is left out. */
export function crossingQuery({ rows, columns, filter }: CrossingView) {
  return { ...filter, rows, columns };
}

/** The entries under a figure: the crossing's filter with the figure's own row and column, where it has them. */
export function entriesUnder(
  { rows, columns, filter }: CrossingView,
  row: string | null,
  column: string | null,
): Record<string, string | number | null> {
  return { ...filter, [rows]: row, [columns]: column };
}

/** Whether nothing but the year and the policy narrows the crossing. */
export function isUnfiltered({ filter }: CrossingView): boolean {
  return entryDimensions.every((dimension) => filter[dimension] === null);
}

/** Whether a crossing tells buyers by how they stand to the county they bought from. */
export function usesPairs({ rows, columns, filter }: CrossingView): boolean {
  return rows === "pair" || columns === "pair" || filter.pair !== null;
}
