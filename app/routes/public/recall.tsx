import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getPublicRecall } from "#app/domain/reporting/recall/public.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textOf } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Breadcrumbs } from "#app/ui/primitives/navigation.tsx";
import { PublicRecallNotice } from "#app/ui/recall/public-recall.tsx";
import { pageHead } from "#app/ui/shop/head.ts";

export async function loader(args: LoaderFunctionArgs) {
  const recall = await answer(() => getPublicRecall(visitorContext(args), args.params.number ?? ""));
  return {
    recall,
    locale: localeOf(args.request),
    canonical: canonicalOf(paths.publicRecall(recall.number)),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const t = textOf(data.locale, "recall");
  const { recall, locale } = data;
  const product = recall.products.map((one) => localName(locale, one)).join(" ");
  return pageHead(locale, {
    title: t("public.one", { number: recall.number }),
    description: t("public.description", { product, number: recall.number, reason: recall.reason }),
    canonical: data.canonical,
  });
};

export default function PublicRecall() {
  const { recall } = useLoaderData<typeof loader>();
  const t = useText("recall");
  return (
    <div className="page grid max-w-4xl grid-cols-1 gap-4 py-6">
      <Breadcrumbs
        crumbs={[{ label: t("public.title"), to: paths.publicRecalls() }, { label: recall.number }]}
      />
      <PublicRecallNotice recall={recall} />
    </div>
  );
}
