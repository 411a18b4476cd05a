import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";

export interface ReportRow {
  id: string;
  number: string;
  laboratory: string;
  method: string;
  reportedOn: string;
  verdict: InspectionVerdict;
  summary: string;
  fileId: string | null;
  isDemo: boolean;
}

/** The inspection reports of a batch, and the form that records one. */
export function BatchReports({ reports, children }: { reports: readonly ReportRow[]; children?: ReactNode }) {
  const t = useText("supply");
  return (
    <Panel title={t("batch.reports")}>
      <div className="grid gap-5">
        {reports.length === 0 ? <p className="text-ink-soft">{t("batch.reports.empty")}</p> : null}
        {reports.length > 0 ? (
          <ul className="grid gap-3">
            {reports.map((report) => (
              <li key={report.id} className="grid gap-1 border-line border-b pb-3 last:border-0 last:pb-0">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span className="font-medium">{report.laboratory}</span>
                  <State of="inspectionVerdicts" is={report.verdict} />
                  {report.isDemo ? <DemoMark /> : null}
                </p>
                <p className="text-[0.9375rem] text-ink-soft">
                  {report.number} · {report.method} · <DateText date={report.reportedOn} />
                </p>
                {report.summary ? <p>{report.summary}</p> : null}
                {report.fileId ? (
                  <p>
                    <a href={paths.file(report.fileId)} target="_blank" rel="noreferrer">
                      {t("report.open")}
                    </a>
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {children}
      </div>
    </Panel>
  );
}
