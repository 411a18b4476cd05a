import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { type ProductFilters, writeFilters } from "#app/domain/search/filters.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatCount, formatMonthWord } from "#app/ui/elements/format.ts";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import { NumberInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { type CountedCode, type ListFacets, listWith } from "./facet-links.ts";

/** Everything a list can be narrowed by. Links carry the counts; amounts are asked for in a small form. */
export function Facets({ filters, facets }: { filters: ProductFilters; facets: ListFacets }) {
  const t = useText("shop");
  const locale = useLocale();
  return (
    <aside aria-label={t("facets.label")} className="self-start">
      <input type="checkbox" id="filters-toggle" className="filters-toggle peer sr-only lg:hidden" />
      <label
        htmlFor="filters-toggle"
        className={`${buttonClass("secondary")} w-full cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-indigo lg:hidden`}
      >
        <SlidersHorizontal aria-hidden="true" className="size-4" />
        {t("facets.toggle")}
      </label>
      <div className="filters">
        <div className="grid gap-6 pt-4 sm:grid-cols-2 lg:grid-cols-1 lg:pt-0">
          <Facet title={t("facets.ready")}>
            <FacetLink
              to={listWith(filters, { inSeason: !filters.inSeason })}
              current={filters.inSeason}
              count={facets.inSeason}
            >
              {t("facets.in_season", { month: formatMonthWord(facets.month, locale) })}
            </FacetLink>
            <FacetLink
              to={listWith(filters, { inStock: !filters.inStock })}
              current={filters.inStock}
              count={facets.inStock}
            >
              {t("facets.in_stock")}
            </FacetLink>
          </Facet>
          <Facet title={t("facets.mark")}>
            {facets.marks
              .filter(({ code, count }) => count > 0 || code === filters.mark)
              .map((mark) => (
                <FacetLink
                  key={mark.code}
                  to={listWith(filters, { mark: filters.mark === mark.code ? null : mark.code })}
                  current={filters.mark === mark.code}
                  count={mark.count}
                >
                  {locale === "en" ? mark.sealEn : mark.sealZh}
                </FacetLink>
              ))}
          </Facet>
          <CodeFacet
            filters={filters}
            name="industry"
            title={t("facets.industry")}
            values={facets.industries}
          />
          <CodeFacet filters={filters} name="county" title={t("facets.county")} values={facets.counties} />
          <AmountFilters filters={filters} />
        </div>
      </div>
    </aside>
  );
}

function CodeFacet({
  filters,
  name,
  title,
  values,
}: {
  filters: ProductFilters;
  name: "industry" | "county";
  title: string;
  values: readonly CountedCode[];
}) {
  const locale = useLocale();
  return (
    <Facet title={title}>
      {values
        .filter(({ code, count }) => count > 0 || code === filters[name])
        .map((value) => (
          <FacetLink
            key={value.code}
            to={listWith(filters, { [name]: filters[name] === value.code ? null : value.code })}
            current={filters[name] === value.code}
            count={value.count}
          >
            {localName(locale, value)}
          </FacetLink>
        ))}
    </Facet>
  );
}

function Facet({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 px-2.5 font-semibold text-ink-soft text-sm">{title}</h2>
      <ul className="facet">{children}</ul>
    </section>
  );
}

function FacetLink({
  to,
  current,
  count,
  children,
}: {
  to: string;
  current: boolean;
  count: number;
  children: ReactNode;
}) {
  const t = useText("shop");
  return (
    <li>
      <a href={to} aria-current={current || undefined}>
        {children}
        <span>{current ? t("facets.remove") : formatCount(count)}</span>
      </a>
    </li>
  );
}

function AmountFilters({ filters }: { filters: ProductFilters }) {
  const t = useText("shop");
  const kept = Object.entries(
    writeFilters({ ...filters, minFen: null, maxFen: null, moqPacks: null, after: null }),
  );
  const values = writeFilters(filters);
  return (
    <form action={paths.products()} method="get" className="grid gap-3 px-2.5">
      {kept.map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <div className="grid grid-cols-2 gap-2">
        <Field id="filter-min" label={t("facets.min")}>
          <NumberInput name="min" maxLength={12} defaultValue={values.min ?? ""} />
        </Field>
        <Field id="filter-max" label={t("facets.max")}>
          <NumberInput name="max" maxLength={12} defaultValue={values.max ?? ""} />
        </Field>
      </div>
      <Field id="filter-moq" label={t("facets.moq")} hint={t("facets.moq_hint")}>
        <NumberInput name="moq" inputMode="numeric" maxLength={6} defaultValue={values.moq ?? ""} />
      </Field>
      <button type="submit" className={buttonClass("secondary")}>
        {t("facets.apply")}
      </button>
    </form>
  );
}
