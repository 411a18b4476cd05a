import type { Locale } from "#app/i18n/locale.ts";
import { textOf } from "#app/i18n/text.ts";
import { formatMonthName } from "#app/ui/elements/format.ts";

/** The pack and its counting word in the language of the page. */
export function localPack(
  locale: Locale,
  pack: { packZh: string; packEn: string; unitZh: string; unitEn: string },
): { pack: string; unit: string } {
  return locale === "en"
    ? { pack: pack.packEn || pack.packZh, unit: pack.unitEn || pack.unitZh }
    : { pack: pack.packZh, unit: pack.unitZh };
}

/** When a product is in season, in words; all year where it has none. */
export function seasonWords(
  locale: Locale,
  { seasonFromMonth, seasonToMonth }: { seasonFromMonth: number | null; seasonToMonth: number | null },
): string {
  const t = textOf(locale, "shop");
  if (seasonFromMonth === null || seasonToMonth === null) return t("season.all_year");
  const from = formatMonthName(seasonFromMonth, locale);
  if (seasonFromMonth === seasonToMonth) return t("season.month", { month: from });
  return t("season.months", { from, to: formatMonthName(seasonToMonth, locale) });
}

/** A point in millionths of a degree as people write it: `25.8300° N, 105.0000° E`. */
export function coordinateWords(latitudeMicro: number, longitudeMicro: number): string {
  const degrees = (micro: number, positive: string, negative: string) =>
    `${(Math.abs(micro) / 1_000_000).toFixed(4)}° ${micro < 0 ? negative : positive}`;
  return `${degrees(latitudeMicro, "N", "S")}, ${degrees(longitudeMicro, "E", "W")}`;
}
