import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getPublicPlace } from "#app/domain/reporting/logistics/places.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textOf } from "#app/i18n/text.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { pageHead } from "#app/ui/shop/head.ts";

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  return answer(async () => ({
    place: await getPublicPlace(visitorContext(args), id),
    locale: localeOf(args.request),
    canonical: canonicalOf(paths.place(id)),
  }));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const { locale, place, canonical } = data;
  const name = localName(locale, place);
  return pageHead(locale, {
    title: name,
    description: textOf(locale, "logistics")("place.description", {
      name,
      county: localName(locale, { nameZh: place.countyZh, nameEn: place.countyEn }),
      tier: textOf(locale, "vocabulary")(`placeTiers.${place.tier}`),
    }),
    canonical,
  });
};

/** A place that trace events name, as anybody may read it. */
export default function Place() {
  const { place } = useLoaderData<typeof loader>();
  const t = useText("logistics");
  const locale = useLocale();
  const named = (zh: string, en: string | null) => localName(locale, { nameZh: zh, nameEn: en ?? "" });
  return (
    <div className="page grid max-w-3xl grid-cols-1 gap-6 py-8">
      <h1 className="flex flex-wrap items-center gap-3 font-serif text-3xl text-green">
        {localName(locale, place)}
        {place.isDemo ? <DemoMark /> : null}
      </h1>
      <DescriptionList
        columns={2}
        facts={[
          { term: t("column.tier"), value: <Word of="placeTiers" is={place.tier} /> },
          { term: t("column.code"), value: place.code },
          {
            term: t("column.county"),
            value: `${named(place.countyZh, place.countyEn)} ${place.township}`,
          },
          ...(place.parentZh
            ? [{ term: t("column.above"), value: named(place.parentZh, place.parentEn) }]
            : []),
          {
            term: t("column.state"),
            value: t(place.retiredAt ? "places.retired" : "places.open"),
          },
        ]}
      />
      <p className="text-ink-soft">{t("place.tiers")}</p>
    </div>
  );
}
