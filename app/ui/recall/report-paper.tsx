import { useText } from "#app/i18n/use-text.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { PrintShell } from "#app/ui/shell/print-shell.tsx";
import { AnswersPaper } from "./answers-paper.tsx";
import { OutcomeFigures } from "./outcome-figures.tsx";
import { Phone } from "./phone.tsx";
import { RecallFacts } from "./recall-facts.tsx";
import { RecallTimeline } from "./recall-timeline.tsx";
import { RecalledBatches } from "./recalled-batches.tsx";
import type { RecallView } from "./view.ts";

/** 召回报告: the numbers, what happened when, what was found, what is unaccounted for, and who never answered. */
export function ReportPaper({ detail, back }: { detail: RecallView; back: string }) {
  const t = useText("recall");
  const { recall, notices } = detail;
  const silent = notices.filter(({ state }) => state === "sent");
  return (
    <PrintShell
      title={t("report.title")}
      number={recall.number}
      back={back}
      demo={recall.isDemo ? <DemoMark /> : undefined}
      signatures={[t("report.signature.supplier"), t("report.signature.office")]}
    >
      {recall.state === "open" ? <Notice tone="warning">{t("report.open")}</Notice> : null}
      <RecallFacts recall={recall} />
      <section className="grid gap-3">
        <h2 className="text-lg">{t("report.numbers")}</h2>
        <OutcomeFigures {...detail} />
      </section>
      <section className="grid gap-3">
        <h2 className="text-lg">{t("board.notices")}</h2>
        <p className="text-ink-soft text-sm">{t("paper.kilograms")}</p>
        <AnswersPaper {...detail} />
      </section>
      <section className="grid gap-2">
        <h2 className="text-lg">{t("report.never")}</h2>
        {silent.length === 0 ? (
          <p>{t("report.never.none")}</p>
        ) : (
          <ul className="grid gap-1">
            {silent.map((notice) => (
              <li key={notice.id}>
                <OrganisationName of={notice.institution} />{" "}
                <Phone name={notice.institution.contactName} number={notice.institution.phone} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <RecalledBatches {...detail} onPaper />
      <section className="grid gap-3 break-inside-avoid">
        <h2 className="text-lg">{t("timeline.title")}</h2>
        <RecallTimeline {...detail} />
      </section>
    </PrintShell>
  );
}
