import { readWorkTable, type WorkTableValues } from "#app/domain/procurement/basket/form-values.ts";
import type { CertifiedFacts } from "#app/domain/procurement/requisition/pack-facts.ts";

/** A work table as it stood when its page was left by its own button: more may have been typed since it was sent. */
export type LeftBehind = {
  sent: WorkTableValues;
  values: WorkTableValues;
  facts: CertifiedFacts[];
  term: string;
  pasted: string;
  /** The field that had the cursor, and where in it. */
  focused: { name: string; start: number | null; end: number | null } | null;
};

let left: LeftBehind | null = null;

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");

/** Remembers a table that is going away, if anything was typed in it since it was sent. */
export function leaveBehind(form: HTMLFormElement, sent: WorkTableValues, facts: CertifiedFacts[]): void {
  const now = new FormData(form);
  const values = readWorkTable(now);
  const [term, pasted] = [textOf(now, "term"), textOf(now, "pasted")];
  if (sameWork(sent, values) && term === "" && pasted === "") return;
  left = { sent, values, facts, term, pasted, focused: focusIn(form) };
}

/** Takes up what was left behind of the table with this request key; nothing the second time. */
export function takeUp(requestKey: string): LeftBehind | null {
  if (left?.values.requestKey !== requestKey) return null;
  const taken = left;
  left = null;
  return taken;
}

function focusIn(form: HTMLFormElement): LeftBehind["focused"] {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    return field instanceof HTMLSelectElement && form.contains(field)
      ? { name: field.name, start: null, end: null }
      : null;
  }
  if (!form.contains(field)) return null;
  return { name: field.name, start: field.selectionStart, end: field.selectionEnd };
}

function sameWork(a: WorkTableValues, b: WorkTableValues): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Gives the cursor back to the field that had it. */
export function refocus(
  form: HTMLFormElement,
  { name, start, end }: NonNullable<LeftBehind["focused"]>,
): void {
  const field = form.elements.namedItem(name);
  if (!(field instanceof HTMLElement)) return;
  field.focus();
  if (start !== null && (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    field.setSelectionRange(start, end);
  }
}
