import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textOf } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { type GuidePage, guidePages, guideSections } from "#app/ui/shop/guide-pages.ts";
import { pageHead } from "#app/ui/shop/head.ts";
import { PageTitle } from "#app/ui/shop/page-title.tsx";

export async function loader({ params, request }: LoaderFunctionArgs) {
  const page = guidePages.find((known) => known === params.page);
  if (!page) throw new Response("guide.not_found", { status: 404 });
  return { page, locale: localeOf(request), canonical: canonicalOf(paths.guide(page)) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const t = textOf(data.locale, "guide");
  return pageHead(data.locale, {
    title: t(`${data.page}.title`),
    description: t(`${data.page}.text`),
    canonical: data.canonical,
  });
};

export default function Guide() {
  const { page } = useLoaderData<typeof loader>();
  const t = useText("guide");
  return (
    <div className="page grid max-w-4xl grid-cols-1 gap-8 py-8">
      <Tabs
        label={t("title")}
        tabs={guidePages.map((other: GuidePage) => ({
          label: t(`${other}.title`),
          to: paths.guide(other),
          current: other === page,
        }))}
      />
      <PageTitle title={t(`${page}.title`)}>{t(`${page}.text`)}</PageTitle>
      <ol className="grid gap-6">
        {guideSections(page).map((section, position) => (
          <li key={section} className="grid grid-cols-[2.5rem_1fr]">
            <span aria-hidden="true" className="font-serif text-2xl text-cinnabar">
              {position + 1}
            </span>
            <section>
              <h2 className="font-semibold text-lg">{t(`${section}.title`)}</h2>
              <p className="mt-1">{t(`${section}.text`)}</p>
            </section>
          </li>
        ))}
      </ol>
    </div>
  );
}
