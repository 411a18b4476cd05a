import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { readFilters, writeFilters } from "#app/domain/search/filters.ts";
import { listForSale } from "#app/domain/search/list.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textOf } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { monthOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "#app/ui/elements/format.ts";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { ActiveFilters } from "#app/ui/shop/active-filters.tsx";
import { Facets } from "#app/ui/shop/facets.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { NothingFound } from "#app/ui/shop/nothing-found.tsx";
import { ProductGrid } from "#app/ui/shop/product-card.tsx";
import { SortLinks } from "#app/ui/shop/sort-links.tsx";

const PAGE_SIZE = 24;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  return answer(async () => {
    const filters = readFilters(new URL(args.request.url).searchParams);
    const { shelf, page, near } = await listForSale(ctx, filters, PAGE_SIZE);
    const counted = <Value extends { code: string }>(
      values: Iterable<Value>,
      counts: ReadonlyMap<string, number>,
    ) => [...values].map((value) => ({ ...value, count: counts.get(value.code) ?? 0 }));
    return {
      filters,
      near,
      total: page.total,
      start: page.start,
      next: page.next,
      previous: page.previous,
      cards: await listCards(ctx, shelf, page.ids),
      facets: {
        industries: counted(shelf.industries, page.facets.industry),
        counties: counted(shelf.counties, page.facets.county),
        marks: counted(shelf.marks.values(), page.facets.mark),
        inSeason: page.facets.inSeason,
        inStock: page.facets.inStock,
        month: monthOf(shelf.day),
      },
      locale: localeOf(args.request),
      canonical: canonicalOf(paths.products({ ...writeFilters(filters), sort: null })),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const t = textOf(data.locale, "shop");
  const places = [
    data.facets.industries.find(({ code }) => code === data.filters.industry),
    data.facets.counties.find(({ code }) => code === data.filters.county),
  ].flatMap((place) => (place ? [localName(data.locale, place)] : []));
  const title = data.filters.q ? t("list.title_query", { q: data.filters.q }) : t("list.title");
  return [
    ...pageHead(data.locale, {
      title: [...places, title].join(" · "),
      description: t("list.description", { count: formatCount(data.total) }),
      canonical: data.canonical,
    }),
    ...(data.filters.q || data.filters.after ? [{ name: "robots", content: "noindex, follow" }] : []),
  ];
};

export default function Products() {
  const page = useLoaderData<typeof loader>();
  const t = useText("shop");
  const { filters } = page;
  const to = (after: string | null) => paths.products(writeFilters({ ...filters, after }));
  return (
    <div className="page grid grid-cols-1 gap-x-10 gap-y-6 py-8 lg:grid-cols-[15rem_1fr]">
      <Facets filters={filters} facets={page.facets} />
      <div className="min-w-0">
        <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <div>
            <h1 className="font-serif text-2xl text-green">
              {filters.q ? t("list.title_query", { q: filters.q }) : t("list.title")}
            </h1>
            <p className="text-ink-soft">
              {page.total > page.cards.length
                ? t("list.range", {
                    from: formatCount(page.start + 1),
                    to: formatCount(page.start + page.cards.length),
                    count: formatCount(page.total),
                  })
                : t("count.goods", { count: formatCount(page.total) })}
            </p>
          </div>
          <SortLinks filters={filters} />
        </div>
        <ActiveFilters filters={filters} facets={page.facets} />
        {page.cards.length > 0 ? (
          <>
            <h2 className="sr-only">{t("list.goods")}</h2>
            <ProductGrid cards={page.cards} eager={4} />
          </>
        ) : (
          <NothingFound filters={filters} near={page.near} industries={page.facets.industries} />
        )}
        <Pagination
          previous={page.previous === null ? null : to(page.previous || null)}
          next={page.next === null ? null : to(page.next)}
        />
      </div>
    </div>
  );
}
