import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { noFilters } from "#app/domain/search/filters.ts";
import { listForSale } from "#app/domain/search/list.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { DomainError } from "#app/kernel/errors.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "#app/ui/elements/format.ts";
import { ProductPicture } from "#app/ui/motif/product-picture.tsx";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import { Breadcrumbs } from "#app/ui/primitives/navigation.tsx";
import { aboutOf } from "#app/ui/shop/about.ts";
import { pageHead } from "#app/ui/shop/head.ts";
import { industryFamily } from "#app/ui/shop/origin-sections.tsx";
import { PageTitle } from "#app/ui/shop/page-title.tsx";
import { PlaceChips } from "#app/ui/shop/place-chips.tsx";
import { ProductGrid } from "#app/ui/shop/product-card.tsx";

const SHOWN = 12;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  return answer(async () => {
    const code = args.params.code ?? "";
    const { shelf, page } = await listForSale(ctx, { ...noFilters, industry: code }, SHOWN);
    const industry = shelf.industries.find((known) => known.code === code);
    if (!industry) throw new DomainError("product.not_found");
    return {
      industry,
      total: page.total,
      inSeason: page.facets.inSeason,
      counties: shelf.counties.map((county) => ({
        ...county,
        count: page.facets.county.get(county.code) ?? 0,
      })),
      cards: await listCards(ctx, shelf, page.ids),
      locale: localeOf(args.request),
      canonical: canonicalOf(paths.industry(code)),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageHead(data.locale, {
        title: localName(data.locale, data.industry),
        description: aboutOf(data.locale, "industry", data.industry.code),
        canonical: data.canonical,
      })
    : [];

export default function Industry() {
  const { industry, total, inSeason, counties, cards } = useLoaderData<typeof loader>();
  const t = useText("shop");
  const locale = useLocale();
  return (
    <div className="page grid grid-cols-1 gap-8 py-6">
      <Breadcrumbs
        crumbs={[
          { label: t("home.industries"), to: paths.industries() },
          { label: localName(locale, industry) },
        ]}
      />
      <div className="grid items-center gap-6 sm:grid-cols-[1fr_16rem]">
        <div>
          <PageTitle title={localName(locale, industry)}>
            {aboutOf(locale, "industry", industry.code)}
          </PageTitle>
          <div className="mt-4 flex flex-wrap gap-3">
            <a href={paths.products({ industry: industry.code })} className={buttonClass("primary")}>
              {t("section.all", { count: formatCount(total) })}
            </a>
            {inSeason > 0 ? (
              <a
                href={paths.products({ industry: industry.code, season: "now" })}
                className={buttonClass("secondary")}
              >
                {t("industry.in_season", { count: formatCount(inSeason) })}
              </a>
            ) : null}
          </div>
        </div>
        <ProductPicture
          seed={industry.code}
          family={industryFamily(industry.code)}
          alt=""
          eager
          className="rounded-card max-sm:hidden"
        />
      </div>
      <PlaceChips
        label={t("industry.counties")}
        places={counties}
        to={(county) => paths.products({ industry: industry.code, county: county.code })}
      />
      <section aria-labelledby="newest">
        <SectionHeading id="newest">{t("section.newest")}</SectionHeading>
        <ProductGrid cards={cards} eager={4} />
      </section>
    </div>
  );
}
