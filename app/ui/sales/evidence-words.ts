import { readEvidence } from "#app/domain/channels/import/evidence.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { Text } from "#app/i18n/text.ts";
import { namedDocuments } from "./named-documents.ts";

/** Evidence in the reader's language where it names a row of an import; any other as it was sealed. */
export function evidenceWords(
  channels: Text<"channels">,
  words: Text<"vocabulary">,
  locale: Locale,
  evidence: string,
): string {
  const named = readEvidence(evidence);
  if (!named) return evidence;
  return [
    channels("conflict.import_row", { number: named.importNumber, row: named.rowNumber }),
    ...namedDocuments(words, named).map(({ name, number }) => `${name} ${number}`),
  ].join(locale === "en" ? ", " : "，");
}
