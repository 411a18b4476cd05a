import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listPublicColdChains } from "#app/domain/reporting/logistics/public.server.ts";
import { getTracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { findRecallOfBatch } from "#app/domain/reporting/recall/public.server.ts";
import { getShelf } from "#app/domain/search/shelf.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { canonicalOf } from "#app/http/canonical.server.ts";
import { visitorContext } from "#app/http/visitor.server.ts";
import { localName } from "#app/i18n/locale.ts";
import { textOf } from "#app/i18n/text.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { SectionHeading } from "#app/ui/primitives/card.tsx";
import { CertificateList } from "#app/ui/shop/certificate-list.tsx";
import { pageHead } from "#app/ui/shop/head.ts";
import { ConformityCard, InspectionReports } from "#app/ui/shop/trace-documents.tsx";
import { ChainCheck, TraceTimeline } from "#app/ui/shop/trace-timeline.tsx";
import { TraceColdChain } from "#app/ui/shop/trace-cold-chain.tsx";
import { TraceLineage } from "#app/ui/shop/trace-lineage.tsx";
import { TraceFacts, TraceVerdict } from "#app/ui/shop/trace-verdict.tsx";
import { FindingList } from "#app/ui/trace/finding-list.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = visitorContext(args);
  return answer(async () => {
    const [traced, shelf] = await Promise.all([getTracedBatch(ctx, args.params.code ?? ""), getShelf(ctx)]);
    return {
      ...traced,
      recall: traced.batch.state === "recalled" ? await findRecallOfBatch(ctx, traced.batch.id) : null,
      coldChains: await listPublicColdChains(ctx, traced.batch.id),
      forSale: shelf.byId.has(traced.batch.product.id),
      counties: shelf.counties,
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
  const words = useText("trace");
  const travel = useText("logistics");
  const { batch, certificates, lineage, origins, counties } = page;
  const made = lineage.madeFrom.length + lineage.wentInto.length > 0;
  return (
    <div className="page grid max-w-4xl grid-cols-1 gap-10 py-4 sm:py-6">
      <TraceVerdict
        traced={page}
        county={counties.find(({ code }) => code === batch.base.countyCode) ?? null}
        forSale={page.forSale}
        recall={page.recall}
      />
      <section aria-labelledby="findings">
        <SectionHeading id="findings">{words("findings.title")}</SectionHeading>
        <FindingList findings={page.findings} />
      </section>
      <section aria-labelledby="timeline">
        <SectionHeading id="timeline">{t("trace.timeline")}</SectionHeading>
        <TraceTimeline events={page.events} />
        <ChainCheck {...page.chain} />
        <p className="mt-4">
          <a href={paths.batchEpcis(batch.code)} className="link" download>
            {words("epcis.download")}
          </a>
          <span className="block text-ink-soft text-sm">{words("epcis.note")}</span>
        </p>
      </section>
      {page.coldChains.length > 0 ? (
        <section aria-labelledby="cold-chain">
          <SectionHeading id="cold-chain">{travel("public.title")}</SectionHeading>
          <TraceColdChain deliveries={page.coldChains} />
        </section>
      ) : null}
      {made ? (
        <section aria-labelledby="lineage">
          <SectionHeading id="lineage">{words("lineage.title")}</SectionHeading>
          <TraceLineage lineage={lineage} origins={origins} counties={counties} />
        </section>
      ) : null}
      <section aria-labelledby="facts">
        <SectionHeading id="facts">{words("facts.title")}</SectionHeading>
        <TraceFacts batch={batch} />
      </section>
      <section aria-labelledby="certificates">
        <SectionHeading id="certificates">{t("product.certificates")}</SectionHeading>
        <p className="mb-3 text-ink-soft">
          {words(certificates.leftOn ? "certificates.note_left" : "certificates.note_today", {
            day: certificates.provenOn,
          })}
        </p>
        <CertificateList certificates={certificates.listed} />
      </section>
      <section aria-labelledby="reports">
        <SectionHeading id="reports">{t("trace.reports")}</SectionHeading>
        <InspectionReports reports={page.reports} />
      </section>
      <section aria-labelledby="conformity">
        <SectionHeading id="conformity">{t("trace.conformity")}</SectionHeading>
        <ConformityCard conformity={batch.conformity} />
      </section>
    </div>
  );
}
