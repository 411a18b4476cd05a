import type { ReactNode } from "react";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Panel, Tag } from "#app/ui/primitives/card.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";
import { Overrides, type ShownOverride } from "./overrides.tsx";
import { ReadingsTable, type ShownReading } from "./readings-table.tsx";

export interface ReportRow {
  id: string;
  number: string;
  laboratory: string;
  method: string;
  reportedOn: string;
  sampledBy: string;
  samplingPlace: string;
  sampleCount: number | null;
  template: { nameZh: string; nameEn: string } | null;
  ruleVerdict: InspectionVerdict | null;
  verdict: InspectionVerdict;
  summary: string;
  fileId: string | null;
  isDemo: boolean;
  spotCheck: boolean;
  readings: ShownReading[];
  overrides: ShownOverride[];
}

/** The inspection reports of a batch with their readings; `decide` is what may be done about one of them. */
export function BatchReports({
  reports,
  actions,
  decide,
}: {
  reports: readonly ReportRow[];
  actions?: ReactNode;
  decide?: (report: ReportRow) => ReactNode;
}) {
  const t = useText("inspection");
  return (
    <Panel title={t("reports.title")} actions={actions}>
      {reports.length === 0 ? <p className="text-ink-soft">{t("reports.empty")}</p> : null}
      {reports.length > 0 ? (
        <ul className="grid gap-4">
          {reports.map((report) => (
            <li key={report.id} className="grid gap-2 border-line border-b pb-4 last:border-0 last:pb-0">
              <Report report={report} />
              {decide?.(report)}
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}

function Report({ report }: { report: ReportRow }) {
  const t = useText("inspection");
  const locale = useLocale();
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">{report.laboratory}</span>
        <State of="inspectionVerdicts" is={report.verdict} />
        {report.spotCheck ? <Tag tone="indigo">{t("report.spot_check")}</Tag> : null}
        {report.isDemo ? <DemoMark /> : null}
      </p>
      <p className="text-[0.9375rem] text-ink-soft">
        <span className="break-all">{report.number}</span> · {report.method} ·{" "}
        <DateText date={report.reportedOn} />
      </p>
      <p className="text-[0.9375rem] text-ink-soft">
        {report.template
          ? t("report.by_rule", { list: localName(locale, report.template) })
          : t("report.by_laboratory")}
        <Sampling report={report} />
      </p>
      {report.verdict === "undecided" ? <p>{t("report.undecided")}</p> : null}
      {report.summary ? <p>{report.summary}</p> : null}
      <Overrides overrides={report.overrides} />
      {report.readings.length > 0 ? (
        <Disclosure
          summary={t("readings.count", { count: report.readings.length })}
          open={report.verdict !== "passed"}
        >
          <ReadingsTable readings={report.readings} />
        </Disclosure>
      ) : null}
      {report.fileId ? (
        <p>
          <a href={paths.file(report.fileId)} target="_blank" rel="noreferrer">
            {t("report.open")}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** Who took the sample, where, and how many, as far as it is known. */
function Sampling({
  report: { sampledBy, samplingPlace, sampleCount },
}: {
  report: Pick<ReportRow, "sampledBy" | "samplingPlace" | "sampleCount">;
}) {
  const t = useText("inspection");
  if (!sampledBy) return null;
  return (
    <>
      {" · "}
      {samplingPlace && sampleCount
        ? t("report.sampling", { by: sampledBy, place: samplingPlace, count: sampleCount })
        : t("report.sampling.by", { by: sampledBy })}
    </>
  );
}
