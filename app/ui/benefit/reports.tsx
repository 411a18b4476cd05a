import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { z } from "zod";
import type { BenefitReport } from "#app/domain/reporting/benefit/read.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { requiredText } from "#app/kernel/input.ts";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { FormErrors, formProps, TextareaField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";

type Shown = Omit<BenefitReport, "reportedAt" | "decidedAt"> & {
  reportedAt: string | Date;
  decidedAt: string | Date | null;
};

/** Reports on farm households with what the county said; whoever verifies does it here. */
export function BenefitReports({
  reports,
  mayVerify,
  refusedReportId,
  refused,
}: {
  reports: readonly Shown[];
  mayVerify: boolean;
  refusedReportId?: string | null;
  refused?: SubmissionResult<string[]>;
}) {
  const t = useText("benefit");
  return (
    <Panel title={t("reports.title")}>
      {reports.length === 0 ? (
        <EmptyState title={t("reports.empty")}>{t("reports.empty.note")}</EmptyState>
      ) : (
        <ol className="grid divide-y divide-line">
          {reports.map((report) => (
            <li key={report.id} className="grid gap-2 py-4 first:pt-0 last:pb-0">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <strong>
                  <LocalName of={report.supplier} />
                </strong>
                <span className="text-ink-soft">
                  <LocalName of={report.county} /> · {report.year}
                </span>
                <State of="indicatorReportStates" is={report.state} />
                {report.isDemo ? <DemoMark /> : null}
              </p>
              <Facts report={report} />
              {report.state === "waiting" && mayVerify ? (
                <Decisions report={report} refused={refusedReportId === report.id ? refused : undefined} />
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

function Facts({ report }: { report: Shown }) {
  const t = useText("benefit");
  return (
    <DescriptionList
      columns={3}
      facts={[
        { term: t("households"), value: <Count value={report.households} /> },
        { term: t("formerly_poor"), value: <Count value={report.formerlyPoor} /> },
        { term: t("as_of"), value: <DateText date={report.asOf} form="short" /> },
        ...report.ways.map(({ way, amountFen }) => ({
          term: <Word of="benefitWays" is={way} />,
          value: <Money fen={amountFen} />,
        })),
        { term: t("basis"), value: report.basis },
        { term: t("reported_at"), value: <InstantText at={report.reportedAt} /> },
        ...(report.decidedAt
          ? [
              {
                term: t("decided"),
                value: (
                  <>
                    <InstantText at={report.decidedAt} /> {report.reason}
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

function Decisions({ report, refused }: { report: Shown; refused: SubmissionResult<string[]> | undefined }) {
  const t = useText("benefit");
  const [form, fields] = useActionForm(reasonInput, refused, { id: `send-back-${report.id}` });
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Form method="post" action="?do=verify">
        <input type="hidden" name="reportId" value={report.id} />
        <Button variant="primary" size="small">
          {t("verify")}
        </Button>
      </Form>
      <ConfirmDisclosure
        label={t("send_back")}
        size="small"
        question={t("send_back.question")}
        open={refused !== undefined}
      >
        <Form method="post" action="?do=send-back" {...formProps(form)} className="grid gap-3">
          <FormErrors form={form} />
          <input type="hidden" name="reportId" value={report.id} />
          <TextareaField field={fields.reason} label={t("reason")} rows={2} />
          <Button variant="danger">{t("send_back")}</Button>
        </Form>
      </ConfirmDisclosure>
    </div>
  );
}
