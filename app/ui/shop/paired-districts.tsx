import { Handshake } from "lucide-react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";

/** Which districts of Huizhou a county is paired with, and whether that has been checked. */
export function PairedDistricts({
  pairs,
}: {
  pairs: readonly { code: string; nameZh: string; nameEn: string; verified: boolean }[];
}) {
  const t = useText("shop");
  const locale = useLocale();
  if (pairs.length === 0) return null;
  return (
    <ul className="mt-3 grid gap-1">
      {pairs.map((pair) => (
        <li key={pair.code} className="flex items-center gap-2 text-[0.9375rem]">
          <Handshake aria-hidden="true" className="size-4 shrink-0 text-green" />
          {pair.verified
            ? t("county.paired", { district: localName(locale, pair) })
            : t("county.paired_unverified", { district: localName(locale, pair) })}
        </li>
      ))}
    </ul>
  );
}
