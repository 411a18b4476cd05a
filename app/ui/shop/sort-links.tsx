import { type ProductFilters, sorts } from "#app/domain/search/filters.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { listWith } from "./facet-links.ts";

/** The orders a list can be put in; "best match" only where a text was searched for. */
export function SortLinks({ filters }: { filters: ProductFilters }) {
  const t = useText("shop");
  return (
    <nav aria-label={t("sort.label")}>
      <ul className="flex flex-wrap gap-x-4 text-[0.9375rem]">
        {sorts.map((sort) =>
          sort === "relevance" && filters.q === null ? null : (
            <li key={sort}>
              <a
                href={listWith(filters, { sort })}
                aria-current={sort === filters.sort || undefined}
                className="inline-block py-1.5 text-ink-soft no-underline hover:text-ink aria-current:border-green aria-current:border-b-2 aria-current:font-semibold aria-current:text-green"
              >
                {t(`sort.${sort}`)}
              </a>
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
