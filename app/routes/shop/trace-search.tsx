import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { normaliseBatchCode } from "#app/domain/reporting/storefront/batches.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { localeOf } from "#app/http/respond.server.ts";
import { textOf } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/primitives/button.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { PageTitle } from "#app/ui/shop/page-title.tsx";

export async function loader({ request }: LoaderFunctionArgs) {
  const code = normaliseBatchCode(new URL(request.url).searchParams.get("code") ?? "");
  if (code) throw redirect(paths.trace(code));
  return { locale: localeOf(request), canonical: canonicalOf(paths.traceSearch()) };
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
  const t = useText("shop");
  return (
    <div className="page grid max-w-2xl grid-cols-1 gap-6 py-10">
      <PageTitle title={t("trace.title")}>{t("trace.note")}</PageTitle>
      <form method="get" className="grid gap-3 sm:grid-cols-[1fr_auto] sm:items-end">
        <Field id="trace-code" label={t("home.trace_label")} required>
          <TextInput name="code" maxLength={40} autoComplete="off" className="figures uppercase" />
        </Field>
        <Button variant="primary">{t("trace.check")}</Button>
      </form>
      <p className="text-ink-soft">{t("trace.where")}</p>
    </div>
  );
}
