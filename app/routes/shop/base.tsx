import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { basePlace } from "#app/domain/provenance/base/place.ts";
import { readBasketClock } from "#app/domain/reporting/base/clocks.server.ts";
import { listBaseBatches } from "#app/domain/reporting/storefront/batches.server.ts";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { listBaseCertificates } from "#app/domain/reporting/storefront/certificates.server.ts";
import { getShownBase } from "#app/domain/reporting/storefront/places.server.ts";
import { readFilters } from "#app/domain/search/filters.ts";
import { listOwnForSale } from "#app/domain/search/list.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DrawnPlace } from "#app/ui/base/base-place.tsx";
import { BasketFacts } from "#app/ui/base/basket-standing.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { EmptyState, SectionHeading } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Breadcrumbs, Pagination } from "#app/ui/primitives/navigation.tsx";
import { CertificateList } from "#app/ui/shop/certificate-list.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { ProductGrid } from "#app/ui/shop/product-card.tsx";
import { coordinateWords } from "#app/ui/shop/words.ts";

const PAGE_SIZE = 24;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  const id = args.params.id ?? "";
  return answer(async () => {
    const { after } = readFilters(new URL(args.request.url).searchParams);
    const base = await getShownBase(ctx, id);
    const [clock, batches, certificates, { shelf, page }] = await Promise.all([
      readBasketClock(ctx, id),
      listBaseBatches(ctx, id),
      listBaseCertificates(ctx, id),
      listOwnForSale(ctx, { baseId: id }, after, PAGE_SIZE),
    ]);
    return {
      base,
      place: basePlace(base),
      clock,
      batches,
      counties: shelf.counties,
      certificates,
      county: shelf.counties.find(({ code }) => code === base.countyCode) ?? null,
      next: page.next,
      previous: page.previous,
      cards: await listCards(ctx, shelf, page.ids),
      locale: localeOf(args.request),
      canonical: canonicalOf(paths.base(id)),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? pageHead(data.locale, { title: localName(data.locale, data.base), canonical: data.canonical }) : [];

export default function Base() {
  const page = useLoaderData<typeof loader>();
  const t = useText("shop");
  const words = useText("bases");
  const locale = useLocale();
  const { base, county } = page;
  const name = localName(locale, base);
  const supplier = localName(locale, { nameZh: base.supplierName, nameEn: base.supplierNameEn });
  return (
    <div className="page grid grid-cols-1 gap-10 py-6">
      <Breadcrumbs
        crumbs={[
          { label: t("suppliers.title"), to: paths.suppliers() },
          { label: supplier, to: paths.supplier(base.organisationId) },
          { label: name },
        ]}
      />
      <div className="grid gap-4">
        <h1 className="font-serif text-3xl text-green">
          {name}
          {base.isDemo ? <DemoMark className="ml-2 align-middle font-sans" /> : null}
        </h1>
        <DescriptionList
          columns={2}
          facts={[
            {
              term: t("base.place"),
              value: `${county ? localName(locale, county) : ""} ${base.township}${base.village}`,
            },
            { term: t("base.area"), value: <Quantity milli={base.areaMilliMu} unit={t("origin.mu")} /> },
            {
              term: t("origin.supplier"),
              value: (
                <a href={paths.supplier(base.organisationId)} className="link">
                  {supplier}
                </a>
              ),
            },
            ...(base.latitudeMicro === null || base.longitudeMicro === null
              ? []
              : [{ term: t("base.point"), value: coordinateWords(base.latitudeMicro, base.longitudeMicro) }]),
          ]}
        />
      </div>
      <section aria-labelledby="map">
        <SectionHeading id="map">{words("map.title")}</SectionHeading>
        <DrawnPlace name={name} place={page.place} counties={page.counties} />
      </section>
      {page.clock.standing === "none" ? null : (
        <section aria-labelledby="basket">
          <SectionHeading id="basket" note={words("basket.note")}>
            {words("basket.title")}
          </SectionHeading>
          <BasketFacts clock={page.clock} />
        </section>
      )}
      <section aria-labelledby="certificates">
        <SectionHeading id="certificates" note={t("product.certificates_note")}>
          {t("base.certificates")}
        </SectionHeading>
        <CertificateList certificates={page.certificates} />
      </section>
      <section aria-labelledby="batches">
        <SectionHeading id="batches">{words("batches.title")}</SectionHeading>
        {page.batches.length > 0 ? (
          <ul className="grid gap-2 sm:grid-cols-2">
            {page.batches.map((batch) => (
              <li key={batch.code} className="rounded-card border border-line bg-white px-4 py-2">
                <a href={paths.trace(batch.code)} className="link figures">
                  {batch.code}
                </a>
                {batch.isDemo ? <DemoMark className="ml-1.5" /> : null}
                <p className="text-sm">
                  <LocalName of={batch.product} />{" "}
                  <span className="text-ink-soft">
                    {t("trace.harvested")} <DateText date={batch.harvestedOn} form="short" />
                  </span>
                </p>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-ink-soft">{words("batches.none")}</p>
        )}
      </section>
      <section aria-labelledby="goods">
        <SectionHeading id="goods">{t("base.goods")}</SectionHeading>
        {page.cards.length > 0 ? (
          <ProductGrid cards={page.cards} />
        ) : (
          <EmptyState title={t("supplier.no_goods")}>{t("supplier.no_goods_text")}</EmptyState>
        )}
        <Pagination
          previous={page.previous === null ? null : paths.base(base.id, { after: page.previous })}
          next={page.next === null ? null : paths.base(base.id, { after: page.next })}
        />
      </section>
    </div>
  );
}
