import type { TypedLine } from "./work-sheet.ts";

/** What a work table came back as: the keys of the lines that were sent, and the lines they became. */
export type AnsweredLines = { sent: readonly string[]; lines: readonly TypedLine[] };

/**
 * The lines of a table that was worked on while its answer was under way. The answer adds the lines it made and takes
 * away those it removed; every line that it only shows again stays as it is typed now, and one that has been removed
 * meanwhile stays removed.
 */
export function mergeLines(now: readonly TypedLine[], { sent, lines }: AnsweredLines): TypedLine[] {
  const answered = new Set(lines.map((line) => line.key));
  const gone = new Set(sent.filter((key) => !answered.has(key)));
  const known = new Set([...sent, ...now.map((line) => line.key)]);
  return [...now.filter((line) => !gone.has(line.key)), ...lines.filter((line) => !known.has(line.key))];
}

/**
 * What the box of a pasted list holds when its answer has come: the rows that were not read, and what was typed below
 * them since. A box whose beginning was changed meanwhile is left alone.
 */
export function mergePasted(now: string, { sent, kept }: { sent: string; kept: string }): string {
  if (!now.startsWith(sent)) return now;
  const since = now.slice(sent.length);
  const isNextRow = kept === "" || since === "" || /^[\r\n]/.test(since);
  return kept === "" ? since.replace(/^[\r\n]+/, "") : `${kept}${isNextRow ? "" : "\n"}${since}`;
}
