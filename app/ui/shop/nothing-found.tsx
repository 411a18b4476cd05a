import type { ProductFilters } from "#app/domain/search/filters.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import type { CountedCode } from "./facet-links.ts";

/** Nothing under these filters: names that look alike, or the industries to begin from. */
export function NothingFound({
  filters,
  near,
  industries,
}: {
  filters: ProductFilters;
  near: readonly { id: string; nameZh: string; nameEn: string }[];
  industries: readonly CountedCode[];
}) {
  const t = useText("shop");
  const locale = useLocale();
  const linked =
    "inline-block rounded-full border border-line bg-white px-3 py-1 text-indigo no-underline hover:border-indigo";
  return (
    <EmptyState
      title={filters.q ? t("empty.title_query", { q: filters.q }) : t("empty.title")}
      action={
        <a href={paths.products()} className={buttonClass("secondary")}>
          {t("empty.all")}
        </a>
      }
    >
      <p>{filters.q ? t("empty.text_query") : t("empty.text")}</p>
      <p className="mt-3 font-medium text-ink">{near.length > 0 ? t("empty.near") : t("empty.industries")}</p>
      <ul className="mt-2 flex flex-wrap justify-center gap-2">
        {near.length > 0
          ? near.map((product) => (
              <li key={product.id}>
                <a href={paths.product(product.id)} className={linked}>
                  {localName(locale, product)}
                </a>
              </li>
            ))
          : industries.map((industry) => (
              <li key={industry.code}>
                <a href={paths.industry(industry.code)} className={linked}>
                  {localName(locale, industry)}
                </a>
              </li>
            ))}
      </ul>
    </EmptyState>
  );
}
