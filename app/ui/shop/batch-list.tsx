import { FileCheck2 } from "lucide-react";
import type { CurrentBatch } from "#app/domain/reporting/storefront/batches.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Timeline } from "#app/ui/primitives/facts.tsx";

/** The batches now in stock, each with its steps and its inspection reports. */
export function BatchList({ batches }: { batches: readonly CurrentBatch[] }) {
  const t = useText("shop");
  if (batches.length === 0)
    return <EmptyState title={t("batches.none")}>{t("batches.none_text")}</EmptyState>;
  return (
    <ul className="grid gap-4 lg:grid-cols-3">
      {batches.map((batch) => (
        <li key={batch.id} className="grid content-start gap-3 rounded-card border border-line bg-white p-4">
          <div>
            <h3 className="text-base">
              <a href={paths.trace(batch.code)} className="link figures">
                {batch.code}
              </a>
              {batch.isDemo ? <DemoMark className="ml-1.5" /> : null}
            </h3>
            <p className="text-ink-soft text-sm">
              {t("batch.packed")} <DateText date={batch.packedOn} form="short" />
              {batch.bestBeforeOn ? (
                <>
                  {" · "}
                  {t("batch.best_before")} <DateText date={batch.bestBeforeOn} form="short" />
                </>
              ) : null}
            </p>
          </div>
          <Timeline
            entries={batch.steps.map((step) => ({
              key: String(step.sequence),
              title: <Word of="traceEventKinds" is={step.kind} />,
              time: <DateText date={step.day} form="short" />,
              detail: step.noteZh ? `${step.placeZh} · ${step.noteZh}` : step.placeZh,
            }))}
          />
          <ul className="grid gap-1.5 border-line border-t pt-3 text-sm">
            {batch.reports.map((report) => (
              <li key={report.number}>
                <State of="inspectionVerdicts" is={report.verdict} />{" "}
                <span className="figures">{report.number}</span>
                <span className="block text-ink-soft">
                  {report.laboratory} · <DateText date={report.reportedOn} form="short" />
                </span>
              </li>
            ))}
            {batch.hasConformity ? (
              <li className="flex items-center gap-1.5 text-green">
                <FileCheck2 aria-hidden="true" className="size-4" />
                {t("batch.has_conformity")}
              </li>
            ) : null}
          </ul>
        </li>
      ))}
    </ul>
  );
}
