import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { findTracedBatches } from "#app/domain/reporting/storefront/batches.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { textOf } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { PageTitle } from "#app/ui/shop/page-title.tsx";
import { TraceMatches } from "#app/ui/shop/trace-matches.tsx";

/** A code that one batch has leads to it; one that several suppliers gave leads to the choice. */
export async function loader(args: LoaderFunctionArgs) {
  const query = new URL(args.request.url).searchParams;
  const typed = (query.get("code") ?? "").trim().slice(0, 40);
  const matches = typed ? await findTracedBatches(visitorContext(args), typed, query.get("supplier")) : [];
  const [only, another] = matches;
  if (only && !another) throw redirect(paths.trace(only.code));
  return {
    typed,
    matches,
    locale: localeOf(args.request),
    canonical: canonicalOf(paths.traceSearch()),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const t = textOf(data.locale, "shop");
  return pageHead(data.locale, {
    title: t("trace.title"),
    description: t("trace.note"),
    canonical: data.canonical,
  });
};

export default function TraceSearch() {
  const { typed, matches } = useLoaderData<typeof loader>();
  const t = useText("shop");
  const words = useText("trace");
  return (
    <div className="page grid max-w-2xl grid-cols-1 gap-6 py-10">
      <PageTitle title={t("trace.title")}>{t("trace.note")}</PageTitle>
      <form method="get" className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-end">
        <Field id="trace-code" label={t("home.trace_label")} required>
          <TextInput
            name="code"
            maxLength={40}
            autoComplete="off"
            defaultValue={typed}
            className="figures uppercase"
          />
        </Field>
        <Button variant="primary">{t("trace.check")}</Button>
      </form>
      {matches.length > 0 ? <TraceMatches matches={matches} /> : null}
      {typed !== "" && matches.length === 0 ? (
        <EmptyState title={words("search.none")}>{words("search.none_text")}</EmptyState>
      ) : null}
      <p className="text-ink-soft">{t("trace.where")}</p>
    </div>
  );
}
