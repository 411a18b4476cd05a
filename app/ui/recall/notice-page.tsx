import type { SubmissionResult } from "@conform-to/react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { formatInstant } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName, OrganisationName } from "#app/ui/elements/name.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { AnsweredLines } from "./answered-lines.tsx";
import { Phone } from "./phone.tsx";
import { StandingBadge, useTimeLeft } from "./standing.tsx";
import type { NoticeView } from "./view.ts";

/** A recall notice to an institution: what to stop using, by when to answer, and the answer itself. */
export function NoticePage({
  detail,
  mayAnswer,
  refused,
}: {
  detail: NoticeView;
  mayAnswer: boolean;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("recall");
  const { notice, standing, lines, now } = detail;
  const { recall } = notice;
  const isWaiting = notice.state === "sent" && recall.state === "open";
  return (
    <WorkspacePage
      title={t("notice.title", { number: recall.number })}
      status={
        <>
          <State of="recallStates" is={recall.state} />
          <StandingBadge
            standing={standing}
            answerBy={recall.answerBy}
            now={now}
            reminded={notice.remindedAt !== null}
          />
          {recall.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={[{ label: t("list.notices.title"), to: paths.institutionRecalls() }, { label: recall.number }]}
    >
      <div className="grid gap-5">
        <Standing detail={detail} />
        <Panel title={t("board.facts")}>
          <DescriptionList
            columns={2}
            facts={[
              { term: t("column.product"), value: <LocalName of={notice.product} /> },
              { term: t("board.fact.hazard"), value: <Word of="recallHazards" is={recall.hazard} /> },
              { term: t("board.fact.reason"), value: recall.reason },
              { term: t("board.fact.instructions"), value: recall.instructions },
              { term: t("notice.supplier"), value: <OrganisationName of={notice.supplier} /> },
              {
                term: t("notice.phone"),
                value: <Phone name={notice.supplier.contactName} number={notice.supplier.phone} />,
              },
            ]}
          />
        </Panel>
        {isWaiting && mayAnswer ? (
          <section className="grid gap-3">
            <div>
              <h2 className="text-xl">{t("notice.lines")}</h2>
              <p className="text-ink-soft">{t("notice.lines.note")}</p>
            </div>
            <AnswerForm lines={lines} refused={refused} />
          </section>
        ) : (
          <Panel title={notice.state === "answered" ? t("notice.answer") : t("notice.lines")} flush>
            <AnsweredLines lines={lines} />
          </Panel>
        )}
        {isWaiting && !mayAnswer ? <Notice>{t("notice.receiver_only")}</Notice> : null}
      </div>
    </WorkspacePage>
  );
}

function Standing({ detail }: { detail: NoticeView }) {
  const t = useText("recall");
  const timeLeft = useTimeLeft();
  const { notice, now } = detail;
  const { recall } = notice;
  if (notice.state === "answered" && notice.answeredAt)
    return (
      <Notice
        tone="success"
        title={t("notice.answered", { at: formatInstant(notice.answeredAt), by: notice.answeredBy ?? "" })}
      >
        {t("notice.answered.note")}
        {notice.remark ? <p>{t("board.remark", { remark: notice.remark })}</p> : null}
      </Notice>
    );
  if (recall.state === "closed") return <Notice tone="warning">{t("notice.closed")}</Notice>;
  return (
    <Notice tone="danger" title={t("notice.urgent")}>
      {t("notice.urgent.note", {
        at: formatInstant(recall.answerBy),
        standing: timeLeft(recall.answerBy, now),
      })}
    </Notice>
  );
}
