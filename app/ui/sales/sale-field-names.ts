import type { Locale } from "#app/i18n/locale.ts";
import type { Text } from "#app/i18n/text.ts";
import type { SaleField } from "#db/vocabulary/channels.ts";

/** Fields of a sale in a row, in the reader's language. */
export function saleFieldNames(words: Text<"vocabulary">, locale: Locale, fields: readonly SaleField[]) {
  return fields.map((field) => words(`saleFields.${field}`)).join(locale === "en" ? ", " : "、");
}
