import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listShownSuppliers } from "#app/domain/reporting/storefront/places.server.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textOf } from "#app/i18n/text.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { PageTitle } from "#app/ui/shop/page-title.tsx";
import { SupplierList } from "#app/ui/shop/supplier-list.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  return answer(async () => {
    const query = new URL(args.request.url).searchParams;
    const shelf = await getShelf(ctx);
    const county = shelf.counties.find(({ code }) => code === query.get("county")) ?? null;
    const { suppliers, next } = await listShownSuppliers(ctx, {
      countyCode: county?.code ?? null,
      after: query.get("after"),
    });
    return {
      county: county?.code ?? null,
      counties: shelf.counties,
      suppliers,
      next,
      begun: query.get("after") !== null,
      locale: localeOf(args.request),
      canonical: canonicalOf(paths.suppliers({ county: county?.code })),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const t = textOf(data.locale, "shop");
  return pageHead(data.locale, {
    title: t("suppliers.title"),
    description: t("suppliers.note"),
    canonical: data.canonical,
  });
};

export default function Suppliers() {
  const { county, counties, suppliers, next, begun } = useLoaderData<typeof loader>();
  const t = useText("shop");
  const locale = useLocale();
  return (
    <div className="page grid grid-cols-1 gap-6 py-8">
      <PageTitle title={t("suppliers.title")}>{t("suppliers.note")}</PageTitle>
      <Tabs
        label={t("facets.county")}
        tabs={[
          { label: t("suppliers.all"), to: paths.suppliers(), current: county === null },
          ...counties.map(({ code, ...names }) => ({
            label: localName(locale, names),
            to: paths.suppliers({ county: code }),
            current: county === code,
          })),
        ]}
      />
      {suppliers.length > 0 ? (
        <SupplierList suppliers={suppliers} counties={counties} />
      ) : (
        <EmptyState title={t("suppliers.none")}>{t("suppliers.none_text")}</EmptyState>
      )}
      <Pagination
        previous={begun ? paths.suppliers({ county }) : null}
        next={next ? paths.suppliers({ county, after: next }) : null}
      />
    </div>
  );
}
