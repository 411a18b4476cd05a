import { X } from "lucide-react";
import type { ProductFilters } from "#app/domain/search/filters.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatCount, formatMoney, formatMonthWord } from "#app/ui/elements/format.ts";
import { type ListFacets, listWith } from "./facet-links.ts";

/** The filters in force, each of which can be taken off. */
export function ActiveFilters({ filters, facets }: { filters: ProductFilters; facets: ListFacets }) {
  const t = useText("shop");
  const locale = useLocale();
  const named = (values: readonly { code: string; nameZh: string; nameEn: string }[], code: string) => {
    const value = values.find((entry) => entry.code === code);
    return value ? localName(locale, value) : code;
  };
  const chips: [string, Partial<ProductFilters>][] = [];
  if (filters.inSeason)
    chips.push([
      t("facets.in_season", { month: formatMonthWord(facets.month, locale) }),
      { inSeason: false },
    ]);
  if (filters.inStock) chips.push([t("facets.in_stock"), { inStock: false }]);
  if (filters.industry !== null) chips.push([named(facets.industries, filters.industry), { industry: null }]);
  if (filters.county !== null) chips.push([named(facets.counties, filters.county), { county: null }]);
  if (filters.mark !== null) chips.push([named(facets.marks, filters.mark), { mark: null }]);
  if (filters.minFen !== null)
    chips.push([t("chip.min", { price: formatMoney(filters.minFen) }), { minFen: null }]);
  if (filters.maxFen !== null)
    chips.push([t("chip.max", { price: formatMoney(filters.maxFen) }), { maxFen: null }]);
  if (filters.moqPacks !== null)
    chips.push([t("chip.moq", { packs: formatCount(filters.moqPacks) }), { moqPacks: null }]);
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("chip.label")} className="mb-4 flex flex-wrap gap-2">
      {chips.map(([label, change]) => (
        <li key={label}>
          <a
            href={listWith(filters, change)}
            className="inline-flex min-h-8 items-center gap-1 rounded-full border border-green/30 bg-green-soft px-3 text-green text-sm no-underline hover:border-green"
          >
            {label}
            <X aria-hidden="true" className="size-3.5" />
            <span className="sr-only">{t("facets.remove")}</span>
          </a>
        </li>
      ))}
      <li>
        <a
          href={paths.products({ q: filters.q })}
          className="inline-flex min-h-8 items-center px-1 text-ink-soft text-sm underline"
        >
          {t("chip.clear")}
        </a>
      </li>
    </ul>
  );
}
