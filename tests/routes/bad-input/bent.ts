/** Ways to bend a sound form, field by field; every one of them must be refused. */
import { newId } from "#app/kernel/id.ts";
import type { Fields } from "#tests/support/http.ts";

export type Bent = { what: string; fields: Fields };

/** Words that only choose which act is meant. */
const CHOICES = new Set(["intent", "act", "decision"]);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const WHOLE = /(packs|Packs|Days|sequence|revision)$/;

function valuesFor(name: string, sound: string): string[] {
  const anywhere = ["a\u0000b", "长".repeat(100_000)];
  if (UUID.test(sound)) return [...anywhere, "1", "🍵", ...(name === "requestKey" ? [] : [newId()])];
  if (/^\d{4}-\d\d-\d\d$/.test(sound)) return [...anywhere, "2026-02-30", "15/06/2026", "99999-01-01", "1e3"];
  if (
    /^\d+(\.\d+)?$/.test(sound) &&
    /^(tiers|lines|packs|moq|multiple|weekly|counted|lead|sequence|revision|amount|low|high|quantity|area|net|year|upTo)/.test(
      name,
    )
  ) {
    const numbers = ["1e3", "0x10", "NaN", "Infinity", "9".repeat(40), "🍵", "-5"];
    return [...anywhere, ...numbers, ...(WHOLE.test(name) ? ["1.5"] : [])];
  }
  return anywhere;
}

/** Each field of the form in turn given what it cannot mean, as text, as a file, and twice. */
export function bentForms(sound: Fields): Bent[] {
  return Object.entries(sound).flatMap(([name, value]) => {
    if (CHOICES.has(name) || typeof value !== "string") return [];
    const bent = (what: string, replaced: Fields[string]) => ({
      what: `${name}: ${what}`,
      fields: { ...sound, [name]: replaced },
    });
    return [
      ...valuesFor(name, value).map((text) => bent(text.slice(0, 20), text)),
      bent("a file", new File(["x"], "x.txt")),
    ];
  });
}
