/** Ways to bend a sound form, field by field; every one of them must be refused. */
import { newId } from "#app/kernel/id.ts";
import type { Fields } from "#tests/support/http.ts";

export type Bent = { what: string; fields: Fields };

/** Words that only choose which act is meant. */
const CHOICES = new Set(["intent", "act", "decision"]);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const WHOLE = /(packs|Packs|Days|sequence|revision)$/;

function valuesFor(name: string, sound: string): string[] {
  const anywhere = ["a\u0000b", "长".repeat(25_000)];
  if (UUID.test(sound)) return [...anywhere, "1", "🍵", ...(name === "requestKey" ? [] : [newId()])];
  if (/^\d{4}-\d\d-\d\d$/.test(sound))
    return [...anywhere, "2026-02-30", "9999-12-31", "15/06/2026", "99999-01-01", "1e3"];
  if (
    /^\d+(\.\d+)?$/.test(sound) &&
    /^(tiers|lines|packs|moq|multiple|weekly|counted|lead|sequence|revision|amount|low|high|quantity|area|net|year|upTo)/.test(
      name,
    )
  ) {
    const numbers = ["1e3", "0x10", "٣", "12,5", "NaN", "Infinity", "9".repeat(40), "🍵", "-5"];
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

/** The form with more of everything than anybody needs, and with names that aim at the program. */
export function overfullForms(sound: Fields): Bent[] {
  const many = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        [`lines[${index}].variantId`, "x"],
        [`lines[${index}].packs`, "1"],
      ]).flat(),
    ) as Fields;
  return [
    { what: "10,000 lines", fields: { ...sound, ...many(10_000) } },
    {
      what: "a line far out",
      fields: { ...sound, "lines[4294967290].packs": "1", "tiers[999999999].price": "1" },
    },
    {
      what: "prototypes",
      fields: {
        ...sound,
        "__proto__.polluted": "1",
        "constructor.prototype.polluted": "1",
        "lines.__proto__.x": "1",
      },
    },
    {
      what: "deep names",
      fields: { ...sound, [`lines${"[0]".repeat(500)}`]: "1", [`a${".b".repeat(2000)}`]: "1" },
    },
  ];
}
