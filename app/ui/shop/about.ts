import type { Locale } from "#app/i18n/locale.ts";
import { hasText, textOf } from "#app/i18n/text.ts";
import type { TextKey } from "#app/i18n/text.ts";

/** A sentence on an industry or a county; empty for one there are no words for yet. */
export function aboutOf(locale: Locale, kind: "industry" | "county", code: string): string {
  const key = `${kind}.${code}`;
  return hasText(locale, "origins", key)
    ? (textOf(locale, "origins") as (key: TextKey<"origins">) => string)(key)
    : "";
}
