import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { listSupplierCertificates } from "#app/domain/reporting/storefront/certificates.server.ts";
import { getShownSupplier, listSupplierBases } from "#app/domain/reporting/storefront/places.server.ts";
import { readSupplierBenefit } from "#app/domain/reporting/benefit/read.server.ts";
import { readFilters } from "#app/domain/search/filters.ts";
import { listOwnForSale } from "#app/domain/search/list.server.ts";
import { dayOf, yearOf } from "#app/kernel/calendar.ts";
import { isId } from "#app/kernel/id.ts";
import { BenefitSummary } from "#app/ui/benefit/summary.tsx";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { EmptyState, SectionHeading } from "#app/ui/primitives/card.tsx";
import { Breadcrumbs, Pagination } from "#app/ui/primitives/navigation.tsx";
import { BaseList } from "#app/ui/shop/base-list.tsx";
import { CertificateList } from "#app/ui/shop/certificate-list.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { ProductGrid } from "#app/ui/shop/product-card.tsx";
import { SupplierFacts } from "#app/ui/shop/supplier-facts.tsx";

const PAGE_SIZE = 24;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  const id = args.params.id ?? "";
  return answer(async () => {
    const { after } = readFilters(new URL(args.request.url).searchParams);
    const year = yearOf(dayOf(ctx.now));
    const [supplier, bases, certificates, benefit, { shelf, page }] = await Promise.all([
      getShownSupplier(ctx, id),
      listSupplierBases(ctx, id),
      listSupplierCertificates(ctx, id),
      isId(id) ? readSupplierBenefit(ctx, { supplierId: id, year }) : null,
      listOwnForSale(ctx, { organisationId: id }, after, PAGE_SIZE),
    ]);
    return {
      supplier,
      bases,
      certificates,
      benefit,
      year,
      county: shelf.counties.find(({ code }) => code === supplier.countyCode) ?? null,
      counties: shelf.counties,
      total: page.total,
      next: page.next,
      previous: page.previous,
      cards: await listCards(ctx, shelf, page.ids),
      locale: localeOf(args.request),
      canonical: canonicalOf(paths.supplier(id)),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageHead(data.locale, {
        title: localName(data.locale, { nameZh: data.supplier.name, nameEn: data.supplier.nameEn }),
        description: data.supplier.introduction,
        canonical: data.canonical,
      })
    : [];

export default function Supplier() {
  const page = useLoaderData<typeof loader>();
  const t = useText("shop");
  const locale = useLocale();
  const { supplier } = page;
  const name = localName(locale, { nameZh: supplier.name, nameEn: supplier.nameEn });
  return (
    <div className="page grid grid-cols-1 gap-10 py-6">
      <Breadcrumbs crumbs={[{ label: t("suppliers.title"), to: paths.suppliers() }, { label: name }]} />
      <SupplierFacts supplier={supplier} county={page.county} />
      {page.benefit ? <BenefitSummary benefit={page.benefit} year={page.year} /> : null}
      <section aria-labelledby="goods">
        <SectionHeading id="goods">{t("supplier.goods")}</SectionHeading>
        {page.cards.length > 0 ? (
          <ProductGrid cards={page.cards} eager={4} />
        ) : (
          <EmptyState title={t("supplier.no_goods")}>{t("supplier.no_goods_text")}</EmptyState>
        )}
        <Pagination
          previous={page.previous === null ? null : paths.supplier(supplier.id, { after: page.previous })}
          next={page.next === null ? null : paths.supplier(supplier.id, { after: page.next })}
        />
      </section>
      <section aria-labelledby="certificates">
        <SectionHeading id="certificates" note={t("product.certificates_note")}>
          {t("supplier.certificates")}
        </SectionHeading>
        <CertificateList certificates={page.certificates} />
      </section>
      {page.bases.length > 0 ? (
        <section aria-labelledby="bases">
          <SectionHeading id="bases">{t("supplier.bases")}</SectionHeading>
          <BaseList bases={page.bases} counties={page.counties} />
        </section>
      ) : null}
    </div>
  );
}
