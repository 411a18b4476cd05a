import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublicRecalls } from "#app/domain/reporting/recall/public.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { textOf } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { PublicRecallList } from "#app/ui/recall/public-recall.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { PageTitle } from "#app/ui/shop/page-title.tsx";

export async function loader(args: LoaderFunctionArgs) {
  return {
    recalls: await listPublicRecalls(visitorContext(args)),
    locale: localeOf(args.request),
    canonical: canonicalOf(paths.publicRecalls()),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const t = textOf(data.locale, "recall");
  return pageHead(data.locale, {
    title: t("public.title"),
    description: t("public.note"),
    canonical: data.canonical,
  });
};

export default function PublicRecalls() {
  const { recalls } = useLoaderData<typeof loader>();
  const t = useText("recall");
  return (
    <div className="page grid max-w-4xl grid-cols-1 gap-6 py-8">
      <PageTitle title={t("public.title")}>{t("public.note")}</PageTitle>
      {recalls.length === 0 ? (
        <EmptyState title={t("public.none")}>{t("public.none.note")}</EmptyState>
      ) : (
        <PublicRecallList recalls={recalls} />
      )}
    </div>
  );
}
