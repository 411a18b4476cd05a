import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listCurrentBatches } from "#app/domain/reporting/storefront/batches.server.ts";
import { listRecallsOfProduct } from "#app/domain/reporting/recall/public.server.ts";
import { listCards } from "#app/domain/reporting/storefront/cards.server.ts";
import { listProductCertificates } from "#app/domain/reporting/storefront/certificates.server.ts";
import { getShownProduct } from "#app/domain/reporting/storefront/product.server.ts";
import { saleCoverOf } from "#app/domain/certification/listing/cover.server.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { similarTo } from "#app/domain/search/similar.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { addDays } from "#app/kernel/calendar.ts";
import { DomainError } from "#app/kernel/errors.ts";
import { isId } from "#app/kernel/id.ts";
import { paths } from "#app/paths.ts";
import { Breadcrumbs } from "#app/ui/primitives/navigation.tsx";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import { RecalledProductMark } from "#app/ui/recall/recall-marks.tsx";
import { BatchList } from "#app/ui/shop/batch-list.tsx";
import { CertificateList, ClaimList, WaiverList } from "#app/ui/shop/certificate-list.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { OriginFacts } from "#app/ui/shop/origin-facts.tsx";
import { PriceEvidence } from "#app/ui/shop/price-evidence.tsx";
import { ProductGallery } from "#app/ui/shop/product-gallery.tsx";
import { ProductGrid } from "#app/ui/shop/product-card.tsx";
import { ProductSummary } from "#app/ui/shop/product-summary.tsx";

const SIMILAR = 4;

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  const id = args.params.id ?? "";
  return answer(async () => {
    const shelf = await getShelf(ctx);
    const item = shelf.byId.get(id);
    const recalls = isId(id) ? await listRecallsOfProduct(ctx, id) : [];
    // What a recall keeps off sale still has its page, which says so.
    if (!item && recalls.length === 0) throw new DomainError("product.not_found");
    const similar = item ? similarTo(item, shelf.orders.newest, SIMILAR) : [];
    const [product, certificates, cover, batches, cards] = await Promise.all([
      getShownProduct(ctx, id),
      listProductCertificates(ctx, id),
      item?.isWaived ? saleCoverOf(ctx, id) : null,
      listCurrentBatches(ctx, id),
      listCards(
        ctx,
        shelf,
        similar.map((other) => other.id),
      ),
    ]);
    return {
      product,
      recalls,
      onSale: item !== undefined,
      certificates,
      waivers: cover?.waivers ?? [],
      batches,
      similar: cards,
      industry: shelf.industries.find(({ code }) => code === product.industryCode) ?? null,
      county: shelf.counties.find(({ code }) => code === product.countyCode) ?? null,
      earliestDispatch: addDays(shelf.day, product.leadDays),
      locale: localeOf(args.request),
      canonical: canonicalOf(paths.product(id)),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageHead(data.locale, {
        title: localName(data.locale, data.product),
        description: localDescription(data.locale, data.product),
        canonical: data.canonical,
      })
    : [];

function localDescription(locale: string, product: { descriptionZh: string; descriptionEn: string }): string {
  return locale === "en" && product.descriptionEn ? product.descriptionEn : product.descriptionZh;
}

export default function Product() {
  const page = useLoaderData<typeof loader>();
  const t = useText("shop");
  const locale = useLocale();
  const { product, industry, county } = page;
  const description = localDescription(locale, product);
  return (
    <div className="page grid grid-cols-1 gap-12 py-6">
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 lg:grid-cols-[5fr_6fr]">
        <div className="lg:col-span-2">
          <Breadcrumbs
            crumbs={[
              { label: t("list.title"), to: paths.products() },
              ...(industry
                ? [{ label: localName(locale, industry), to: paths.industry(industry.code) }]
                : []),
              { label: localName(locale, product) },
            ]}
          />
        </div>
        {page.recalls.length > 0 ? (
          <div className="grid gap-3 lg:col-span-2">
            <RecalledProductMark recalls={page.recalls} onSale={page.onSale} />
          </div>
        ) : null}
        <ProductGallery product={product} />
        <ProductSummary
          product={product}
          onSale={page.onSale}
          county={county}
          industry={industry}
          certificates={page.certificates}
          earliestDispatch={page.earliestDispatch}
        />
      </div>
      <section
        aria-labelledby={description ? "about" : "origin"}
        className="grid gap-x-12 gap-y-8 lg:grid-cols-2"
      >
        {description ? (
          <div>
            <SectionHeading id="about">{t("product.about")}</SectionHeading>
            <p className="whitespace-pre-line">{description}</p>
          </div>
        ) : null}
        <div>
          <SectionHeading id="origin">{t("product.origin")}</SectionHeading>
          <OriginFacts product={product} county={county} />
        </div>
      </section>
      <section aria-labelledby="batches">
        <SectionHeading id="batches" note={t("product.batches_note")}>
          {t("product.batches")}
        </SectionHeading>
        <BatchList batches={page.batches} />
      </section>
      <section aria-labelledby="certificates">
        <SectionHeading id="certificates" note={t("product.certificates_note")}>
          {t("product.certificates")}
        </SectionHeading>
        {page.certificates.length > 0 || page.waivers.length === 0 ? (
          <CertificateList certificates={page.certificates} />
        ) : null}
        <WaiverList waivers={page.waivers} />
        <ClaimList claims={product.claims} />
      </section>
      {product.evidence.length > 0 ? (
        <section aria-labelledby="evidence">
          <SectionHeading id="evidence" note={t("product.evidence_note")}>
            {t("product.evidence")}
          </SectionHeading>
          <PriceEvidence evidence={product.evidence} />
        </section>
      ) : null}
      {page.similar.length > 0 ? (
        <section aria-labelledby="similar">
          <SectionHeading id="similar">{t("product.similar")}</SectionHeading>
          <ProductGrid cards={page.similar} />
        </section>
      ) : null}
    </div>
  );
}
