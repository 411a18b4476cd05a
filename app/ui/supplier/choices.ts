import type { Locale } from "#app/i18n/locale.ts";
import { localName } from "#app/i18n/locale.ts";
import type { Choice } from "#app/ui/primitives/controls.tsx";

/** Rows with names in both languages as the choices of a list. */
export function namedChoices(
  locale: Locale,
  rows: readonly { code: string; nameZh: string; nameEn?: string | null }[],
): Choice[] {
  return rows.map((row) => ({ value: row.code, label: localName(locale, row) }));
}
