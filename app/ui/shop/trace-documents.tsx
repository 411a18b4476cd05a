import { FileText } from "lucide-react";
import type { TracedBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Overrides } from "#app/ui/inspection/overrides.tsx";
import { ReadingsTable } from "#app/ui/inspection/readings-table.tsx";
import { EmptyState, Tag } from "#app/ui/primitives/card.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";

/** The inspection reports of a batch with laboratory, method and verdict. */
export function InspectionReports({ reports }: { reports: TracedBatch["reports"] }) {
  const t = useText("shop");
  const words = useText("inspection");
  if (reports.length === 0)
    return <EmptyState title={t("reports.none")}>{t("reports.none_text")}</EmptyState>;
  return (
    <ul className="grid gap-3">
      {reports.map((report) => (
        <li key={report.id} className="grid gap-2 rounded-card border border-line bg-white p-4">
          <h3 className="flex flex-wrap items-center gap-2 text-base">
            <State of="inspectionVerdicts" is={report.verdict} />
            <span className="figures">{report.number}</span>
            {report.spotCheck ? <Tag tone="indigo">{words("report.spot_check")}</Tag> : null}
            {report.isDemo ? <DemoMark /> : null}
          </h3>
          <DescriptionList
            columns={2}
            facts={[
              { term: t("reports.laboratory"), value: report.laboratory },
              { term: t("reports.method"), value: report.method },
              { term: t("reports.sampled"), value: <DateText date={report.sampledOn} /> },
              { term: t("reports.reported"), value: <DateText date={report.reportedOn} /> },
            ]}
          />
          {report.summary ? <p className="text-[0.9375rem]">{report.summary}</p> : null}
          <Overrides overrides={report.overrides} />
          {report.readings.length > 0 ? (
            <Disclosure summary={words("readings.count", { count: report.readings.length })}>
              <ReadingsTable readings={report.readings} />
            </Disclosure>
          ) : null}
          {report.fileId ? (
            <p>
              <a href={paths.file(report.fileId)} className="link inline-flex items-center gap-1.5 py-1">
                <FileText aria-hidden="true" className="size-4" />
                {t("reports.file")}
              </a>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** The 承诺达标合格证 of a batch: its six fields and what the promiser promises. */
export function ConformityCard({ conformity }: { conformity: TracedBatch["batch"]["conformity"] }) {
  const t = useText("shop");
  if (!conformity) return <EmptyState title={t("conformity.none")}>{t("conformity.none_text")}</EmptyState>;
  return (
    <div className="grid gap-3 rounded-card border-2 border-green bg-white p-5">
      <h3 className="text-center font-serif text-green text-xl">{t("conformity.title")}</h3>
      <p>{t("conformity.promise")}</p>
      <DescriptionList
        columns={2}
        facts={[
          { term: t("conformity.product"), value: conformity.productName },
          { term: t("conformity.quantity"), value: conformity.quantity },
          { term: t("conformity.origin"), value: conformity.origin },
          { term: t("conformity.issued"), value: <DateText date={conformity.issuedOn} /> },
          { term: t("conformity.promiser"), value: conformity.promiser },
          { term: t("conformity.contact"), value: conformity.contact },
        ]}
      />
    </div>
  );
}
