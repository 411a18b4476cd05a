import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";

/** Who acted on a recall and for which office, in the language of the page. */
export function useBy() {
  const t = useText("recall");
  const locale = useLocale();
  return (organisation: { nameZh: string; nameEn: string | null } | null, name: string | null) =>
    t("board.by", { organisation: organisation ? localName(locale, organisation) : "", name: name ?? "" });
}
