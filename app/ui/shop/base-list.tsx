import type { ShownBase } from "#app/domain/reporting/storefront/places.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";

/** Production bases with where they lie and how large they are. */
export function BaseList({
  bases,
  counties,
}: {
  bases: readonly ShownBase[];
  counties: readonly { code: string; nameZh: string; nameEn: string }[];
}) {
  const t = useText("shop");
  const locale = useLocale();
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {bases.map((base) => {
        const county = counties.find(({ code }) => code === base.countyCode);
        return (
          <li key={base.id} className="rounded-card border border-line bg-white px-4 py-3">
            <a href={paths.base(base.id)} className="link font-semibold">
              {localName(locale, base)}
            </a>
            {base.isDemo ? <DemoMark className="ml-1.5" /> : null}
            <p className="text-ink-soft text-sm">
              {county ? localName(locale, county) : null} {base.township}
              {base.village} · <Quantity milli={base.areaMilliMu} unit={t("origin.mu")} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}
