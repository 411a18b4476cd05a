import type { ErrorDetails } from "#app/kernel/errors.ts";
import { formatMoney, unitWord } from "#app/ui/elements/format.ts";
import type { Locale } from "./locale.ts";

/**
 * The details of a refusal as a sentence can name them. A list is joined as alternatives; `unitZh` and `unitEn` become
 * `unit` in the reader's language, for several of them; an amount `totalFen` becomes `total` in yuan, a dash where there is none;
 * any other number is grouped in threes, a `year` apart.
 */
export function refusalValues(locale: Locale, details: ErrorDetails): Record<string, string> {
  const values: Record<string, string> = {};
  const [own, other] = locale === "en" ? ["En", "Zh"] : ["Zh", "En"];
  for (const [name, value] of Object.entries(details)) {
    if (name.endsWith("Fen"))
      values[name.slice(0, -3)] = typeof value === "number" ? formatMoney(value) : "—";
    else if (name.endsWith(own))
      values[name.slice(0, -2)] = name === "unitEn" ? unitWord(String(value), 2) : String(value);
    else if (!name.endsWith(other)) {
      const said = (one: unknown) =>
        typeof one === "number" && name !== "year" ? one.toLocaleString("en") : String(one);
      values[name] = Array.isArray(value)
        ? value.map(said).join(locale === "en" ? " or " : " 或 ")
        : said(value);
    }
  }
  return values;
}
