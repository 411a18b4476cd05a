import { FileClock } from "lucide-react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";

/** A requirement that was waived, said as what it is: never drawn as a seal. */
export function WaiverMark({
  waiver,
}: {
  waiver: { nameZh: string; nameEn: string; validUntil: string; responsible: string; reason: string };
}) {
  const t = useText("certification");
  const locale = useLocale();
  const colon = locale === "en" ? ": " : "：";
  return (
    <span
      title={`${t("waiver.reason")}${colon}${waiver.reason}`}
      className="inline-flex items-center gap-1 rounded-mark border border-line-strong/60 border-dashed bg-white px-1.5 text-left text-[0.8125rem] text-ink leading-6"
    >
      <FileClock aria-hidden="true" className="size-3.5 shrink-0" />
      <span>
        {localName(locale, waiver)} · {t("waiver.until", { day: waiver.validUntil })} ·{" "}
        {t("waiver.responsible")}
        {colon}
        {waiver.responsible}
      </span>
    </span>
  );
}
