import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { z } from "zod";
import type { IndicatorDetail } from "#app/domain/reporting/indicators/read.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { requiredText } from "#app/kernel/input.ts";
import { paths } from "#app/paths.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { FormErrors, formProps, TextareaField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { IndicatorValue } from "./value.tsx";

type Report = IndicatorDetail["history"][number];

/** Every report of an indicator, newest first, with what was said of it; whoever decides does it here. */
export function IndicatorHistory({
  indicator,
  history,
  address,
  decidesAs,
  refusedReportId,
  refused,
}: Pick<IndicatorDetail, "indicator" | "history"> & {
  /** Where a decision is sent. */
  address: (act: "confirm" | "send-back") => string;
  /** The reader's id where they decide; nobody decides on a report of their own. */
  decidesAs: string | null;
  refusedReportId: string | null;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("indicators");
  return (
    <Panel title={t("history.title")}>
      {history.length === 0 ? (
        <EmptyState title={t("history.empty")}>{t("history.empty.note")}</EmptyState>
      ) : (
        <ol className="grid divide-y divide-line">
          {history.map((report) => (
            <li key={report.id} className="grid gap-2 py-4 first:pt-0 last:pb-0">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <strong>
                  {report.countyCode === null ? (
                    t("places.own")
                  ) : (
                    <LocalName of={{ nameZh: report.countyNameZh ?? "", nameEn: report.countyNameEn }} />
                  )}
                </strong>
                <span className="figures text-lg">
                  <IndicatorValue of={indicator} value={report.value} />
                </span>
                <State of="indicatorReportStates" is={report.state} />
                {report.isDemo ? <DemoMark /> : null}
              </p>
              <ReportFacts report={report} />
              {report.state === "waiting" && decidesAs !== null ? (
                decidesAs === report.reportedById ? (
                  <p className="text-ink-soft">{t("decide.own")}</p>
                ) : (
                  <Decisions
                    report={report}
                    address={address}
                    refused={refusedReportId === report.id ? refused : undefined}
                  />
                )
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function ReportFacts({ report }: { report: Report }) {
  const t = useText("indicators");
  return (
    <DescriptionList
      columns={2}
      facts={[
        { term: t("report.as_of"), value: <DateText date={report.asOf} form="short" /> },
        {
          term: t("report.source"),
          value: (
            <>
              {report.source}{" "}
              {report.fileId ? (
                <a href={paths.file(report.fileId)} className="link">
                  {t("report.file.open")}
                </a>
              ) : null}
            </>
          ),
        },
        {
          term: t("history.reporter"),
          value: (
            <>
              {report.reporter} · <LocalName of={{ nameZh: report.officeZh, nameEn: report.officeEn }} />{" "}
              <InstantText at={report.reportedAt} />
            </>
          ),
        },
        ...(report.note ? [{ term: t("report.remark"), value: report.note }] : []),
        ...(report.decidedAt
          ? [
              {
                term: t("history.decided"),
                value: (
                  <>
                    {report.decider} <InstantText at={report.decidedAt} /> {report.reason}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

const reasonInput = z.object({ reason: requiredText(500) });

function Decisions({
  report,
  address,
  refused,
}: {
  report: Report;
  address: (act: "confirm" | "send-back") => string;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("indicators");
  const [form, fields] = useActionForm(reasonInput, refused, { id: `send-back-${report.id}` });
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Form method="post" action={address("confirm")}>
        <input type="hidden" name="reportId" value={report.id} />
        <Button variant="primary" size="small">
          {t("decide.confirm")}
        </Button>
      </Form>
      <ConfirmDisclosure
        label={t("decide.send_back")}
        size="small"
        question={t("decide.send_back.question")}
        open={refused !== undefined}
      >
        <Form method="post" action={address("send-back")} {...formProps(form)} className="grid gap-3">
          <FormErrors form={form} />
          <input type="hidden" name="reportId" value={report.id} />
          <TextareaField field={fields.reason} label={t("decide.reason")} rows={2} />
          <Button variant="danger">{t("decide.send_back")}</Button>
        </Form>
      </ConfirmDisclosure>
    </div>
  );
}
