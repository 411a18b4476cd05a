/** Positions in a list ordered by an instant and an identifier, carried in an address; a broken one starts at the top. */
import { isId } from "./id.ts";

export type Position = { at: Date; id: string };

/** How many rows a page of a work table shows. */
export const PAGE_ROWS = 50;

/** The position as it stands in a query parameter. */
export function writePosition({ at, id }: Position): string {
  return `${at.getTime()}.${id}`;
}

/** Reads a position from outside; null for anything that is none. */
export function readPosition(text: string | null | undefined): Position | null {
  const match = /^(\d{1,15})\.([0-9a-f-]{36})$/i.exec(text ?? "");
  if (!match?.[1] || !match[2] || !isId(match[2])) return null;
  const at = new Date(Number(match[1]));
  return Number.isNaN(at.getTime()) ? null : { at, id: match[2] };
}

/** Cuts rows read with one more than a page: what to show, and where the next page begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  positionOf: (row: Row) => Position,
  size = PAGE_ROWS,
): { rows: Row[]; next: string | null } {
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > size && last ? writePosition(positionOf(last)) : null };
}
