import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getTracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { findRecallOfBatch } from "#app/domain/reporting/recall/public.server.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textOf } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { ConformityCard, InspectionReports } from "#app/ui/shop/trace-documents.tsx";
import { ChainCheck, TraceTimeline } from "#app/ui/shop/trace-timeline.tsx";
import { TraceVerdict } from "#app/ui/shop/trace-verdict.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  return answer(async () => {
    const [traced, shelf] = await Promise.all([getTracedBatch(ctx, args.params.code ?? ""), getShelf(ctx)]);
    return {
      ...traced,
      recall: traced.batch.state === "recalled" ? await findRecallOfBatch(ctx, traced.batch.id) : null,
      forSale: shelf.byId.has(traced.batch.product.id),
      county: shelf.counties.find(({ code }) => code === traced.batch.base.countyCode) ?? null,
      today: dayOf(ctx.now),
      locale: localeOf(args.request),
      canonical: canonicalOf(paths.trace(traced.batch.code)),
    };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [];
  const t = textOf(data.locale, "shop");
  const product = localName(data.locale, data.batch.product);
  return pageHead(data.locale, {
    title: `${product} · ${data.batch.code}`,
    description: t("trace.description", { product, code: data.batch.code }),
    canonical: data.canonical,
  });
};

export default function Trace() {
  const page = useLoaderData<typeof loader>();
  const t = useText("shop");
  return (
    <div className="page grid max-w-4xl grid-cols-1 gap-10 py-6">
      <TraceVerdict
        batch={page.batch}
        county={page.county}
        reports={page.reports}
        today={page.today}
        forSale={page.forSale}
        recall={page.recall}
      />
      <section aria-labelledby="timeline">
        <SectionHeading id="timeline">{t("trace.timeline")}</SectionHeading>
        <TraceTimeline events={page.events} />
        <ChainCheck brokenAt={page.chainBrokenAt} lastHash={page.lastHash} count={page.events.length} />
      </section>
      <section aria-labelledby="reports">
        <SectionHeading id="reports">{t("trace.reports")}</SectionHeading>
        <InspectionReports reports={page.reports} />
      </section>
      <section aria-labelledby="conformity">
        <SectionHeading id="conformity">{t("trace.conformity")}</SectionHeading>
        <ConformityCard conformity={page.batch.conformity} />
      </section>
    </div>
  );
}
