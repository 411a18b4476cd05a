import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getFront } from "#app/domain/search/front.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { textOf } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { pageHead } from "#app/ui/shop/head.ts";
import { IndustryTiles } from "#app/ui/shop/origin-sections.tsx";
import { PageTitle } from "#app/ui/shop/page-title.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const { industries } = await getFront(visitorContext(args));
  return {
    industries,
    locale: localeOf(args.request),
    canonical: canonicalOf(paths.industries()),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const t = textOf(data.locale, "shop");
  return pageHead(data.locale, {
    title: t("home.industries"),
    description: t("home.industries_note"),
    canonical: data.canonical,
  });
};

export default function Industries() {
  const { industries } = useLoaderData<typeof loader>();
  const t = useText("shop");
  return (
    <div className="page grid grid-cols-1 gap-6 py-8">
      <PageTitle title={t("home.industries")}>{t("home.industries_note")}</PageTitle>
      <IndustryTiles industries={industries} />
      <p className="max-w-prose text-ink-soft">{t("industries.tobacco")}</p>
    </div>
  );
}
