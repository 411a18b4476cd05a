import { newId } from "#app/kernel/id.ts";
import { MAX_LINES } from "./paste.ts";
import type { TypedLine } from "./work-sheet.ts";

const frameFields = [
  "requestKey",
  "budgetUnitId",
  "deliveryAddressId",
  "fundSource",
  "terms",
  "wantedOn",
  "ownReference",
  "note",
] as const;

/** A work table as it stands in its form: every field is the text that was typed. */
export type WorkTableValues = Record<(typeof frameFields)[number], string> & { lines: TypedLine[] };

const MOST_TEXT = 2_000;

/** What is read of a field: nothing of it is judged, so that it can be shown again as it was typed. */
function textIn(form: Pick<FormData, "get">, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, MOST_TEXT) : "";
}

/** The fields of a work table beside its lines. */
export function readFrame(form: Pick<FormData, "get">): Omit<WorkTableValues, "lines"> {
  return Object.fromEntries(frameFields.map((name) => [name, textIn(form, name)])) as Record<
    (typeof frameFields)[number],
    string
  >;
}

/** Reads a sent work table without judging it, so that it can be shown again as it was typed. */
export function readWorkTable(form: FormData): WorkTableValues {
  const text = (name: string) => textIn(form, name);
  const lines: TypedLine[] = [];
  for (let index = 0; index < MAX_LINES && form.has(`lines[${index}].variantId`); index++) {
    lines.push({
      key: text(`lines[${index}].key`).slice(0, 64) || lineKeyAt(index),
      variantId: text(`lines[${index}].variantId`).slice(0, 64),
      packs: text(`lines[${index}].packs`).slice(0, 20),
    });
  }
  return { ...readFrame(form), lines };
}

/** The key of a line that has none of its own: its place. */
export const lineKeyAt = (index: number) => `line-${index}`;

/** Lines as a table begins with them, each named for its place. */
export function startingLines(lines: readonly { variantId: string; packs: number | string }[]): TypedLine[] {
  return lines.map(({ variantId, packs }, index) => ({
    key: lineKeyAt(index),
    variantId,
    packs: String(packs),
  }));
}

/** Adds lines below the present ones up to the most there may be; says how many found no place. */
export function addLines(
  values: WorkTableValues,
  lines: readonly { variantId: string; packs: number }[],
): { values: WorkTableValues; left: number } {
  const room = Math.max(0, MAX_LINES - values.lines.length);
  const added = lines
    .slice(0, room)
    .map(({ variantId, packs }) => ({ key: newId(), variantId, packs: String(packs) }));
  return { values: { ...values, lines: [...values.lines, ...added] }, left: lines.length - added.length };
}

/** Takes out the line at an index; anything else changes nothing. */
export function removeLine(values: WorkTableValues, index: number): WorkTableValues {
  return { ...values, lines: values.lines.filter((_, at) => at !== index) };
}

/** A line that was taken out, and where it stood. */
export type RemovedLine = { index: number; line: TypedLine };

/** Puts a removed line back where it stood, or at the end of what has become a shorter table. */
export function restoreLine(lines: readonly TypedLine[], { index, line }: RemovedLine): TypedLine[] {
  return [...lines.slice(0, index), line, ...lines.slice(index)];
}

const REMOVED = /^(\d{1,3}):([0-9a-f-]{36}):(.{0,20})$/i;

/** What a button says that undoes a removal: the place, the pack and the quantity. */
export function writeRemoved({ index, line }: RemovedLine): string {
  return `${index}:${line.variantId}:${line.packs}`;
}

/** Reads {@link writeRemoved}; null for anything else. */
export function readRemoved(text: string): RemovedLine | null {
  const [, index, variantId, packs = ""] = REMOVED.exec(text) ?? [];
  return index && variantId ? { index: Number(index), line: { key: newId(), variantId, packs } } : null;
}
