import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { listPairedDistricts, listShownSuppliers } from "#app/domain/reporting/storefront/places.server.ts";
import { readBenefitByCounty } from "#app/domain/reporting/benefit/read.server.ts";
import { noFilters } from "#app/domain/search/filters.ts";
import { listForSale } from "#app/domain/search/list.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { BenefitSummary } from "#app/ui/benefit/summary.tsx";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { DomainError } from "#app/kernel/errors.ts";
import { paths } from "#app/paths.ts";
import { formatCount } from "#app/ui/elements/format.ts";
import { buttonClass } from "#app/ui/primitives/button.tsx";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import { Breadcrumbs } from "#app/ui/primitives/navigation.tsx";
import { aboutOf } from "#app/ui/shop/about.ts";
import { pageHead } from "#app/ui/shop/head.ts";
import { PageTitle } from "#app/ui/shop/page-title.tsx";
import { PairedDistricts } from "#app/ui/shop/paired-districts.tsx";
import { PlaceChips } from "#app/ui/shop/place-chips.tsx";
import { ProductGrid } from "#app/ui/shop/product-card.tsx";
import { SupplierList } from "#app/ui/shop/supplier-list.tsx";

const SHOWN = 12;
const SUPPLIERS = 6;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  return answer(async () => {
    const code = args.params.code ?? "";
    const year = yearOf(dayOf(ctx.now));
    const [{ shelf, page }, { suppliers }, pairs, counties] = await Promise.all([
      listForSale(ctx, { ...noFilters, county: code }, SHOWN),
      listShownSuppliers(ctx, { countyCode: code, after: null }),
      listPairedDistricts(ctx, code),
      readBenefitByCounty(ctx, year),
    ]);
    const county = shelf.counties.find((known) => known.code === code);
    if (!county) throw new DomainError("product.not_found");
    return {
      county,
      benefit: counties.find(({ countyCode }) => countyCode === code) ?? null,
      year,
      pairs,
      total: page.total,
      suppliers: suppliers.slice(0, SUPPLIERS),
      industries: shelf.industries.map((industry) => ({
        ...industry,
        count: page.facets.industry.get(industry.code) ?? 0,
      })),
      cards: await listCards(ctx, shelf, page.ids),
      locale: localeOf(args.request),
      canonical: canonicalOf(paths.county(code)),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageHead(data.locale, {
        title: localName(data.locale, data.county),
        description: aboutOf(data.locale, "county", data.county.code),
        canonical: data.canonical,
      })
    : [];

export default function County() {
  const { county, pairs, total, suppliers, industries, cards, benefit, year } =
    useLoaderData<typeof loader>();
  const t = useText("shop");
  const locale = useLocale();
  return (
    <div className="page grid grid-cols-1 gap-8 py-6">
      <Breadcrumbs
        crumbs={[{ label: t("home.counties"), to: paths.counties() }, { label: localName(locale, county) }]}
      />
      <div>
        <PageTitle title={localName(locale, county)}>{aboutOf(locale, "county", county.code)}</PageTitle>
        <PairedDistricts pairs={pairs} />
        <p className="mt-4">
          <a href={paths.products({ county: county.code })} className={buttonClass("primary")}>
            {t("section.all", { count: formatCount(total) })}
          </a>
        </p>
      </div>
      <PlaceChips
        label={t("county.industries")}
        places={industries}
        to={(industry) => paths.products({ county: county.code, industry: industry.code })}
      />
      <section aria-labelledby="newest">
        <SectionHeading id="newest">{t("section.newest")}</SectionHeading>
        <ProductGrid cards={cards} eager={4} />
      </section>
      {benefit ? <BenefitSummary benefit={benefit} year={year} /> : null}
      {suppliers.length > 0 ? (
        <section aria-labelledby="suppliers">
          <SectionHeading
            id="suppliers"
            action={
              <a href={paths.suppliers({ county: county.code })} className="link py-1">
                {t("section.more")}
              </a>
            }
          >
            {t("suppliers.title")}
          </SectionHeading>
          <SupplierList suppliers={suppliers} counties={[county]} />
        </section>
      ) : null}
    </div>
  );
}
