import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getFront } from "#app/domain/search/front.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textOf } from "#app/i18n/text.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { CountyTiles } from "#app/ui/charts/county-tiles.tsx";
import { formatCount } from "#app/ui/elements/format.ts";
import { aboutOf } from "#app/ui/shop/about.ts";
import { pageHead } from "#app/ui/shop/head.ts";
import { PageTitle } from "#app/ui/shop/page-title.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { counties } = await getFront(visitorContext(args));
  return { counties, locale: localeOf(args.request), canonical: canonicalOf(paths.counties()) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const t = textOf(data.locale, "shop");
  return pageHead(data.locale, {
    title: t("home.counties"),
    description: t("home.counties_note"),
    canonical: data.canonical,
  });
};

export default function Counties() {
  const { counties } = useLoaderData<typeof loader>();
  const t = useText("shop");
  const locale = useLocale();
  return (
    <div className="page grid grid-cols-1 gap-8 py-8">
      <PageTitle title={t("home.counties")}>{t("home.counties_note")}</PageTitle>
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-2">
        <div>
          <CountyTiles
            label={t("home.counties")}
            counties={counties.map((county) => ({
              code: county.code,
              name: localName(locale, county),
              value: county.count,
              shown: t("count.goods", { count: formatCount(county.count) }),
              to: paths.county(county.code),
            }))}
          />
        </div>
        <dl className="grid gap-4">
          {counties.map((county) => (
            <div key={county.code}>
              <dt>
                <a href={paths.county(county.code)} className="link font-semibold">
                  {localName(locale, county)}
                </a>
              </dt>
              <dd className="text-ink-soft">{aboutOf(locale, "county", county.code)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
