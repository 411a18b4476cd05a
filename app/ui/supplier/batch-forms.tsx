import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { holdBatchInput } from "#app/domain/provenance/batch/input.ts";
import { recordInspectionFormInput } from "#app/domain/provenance/inspection/input.ts";
import { recordedKinds, recordTraceEventInput } from "#app/domain/provenance/trace/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import {
  DateField,
  FormErrors,
  formProps,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { FileInput } from "#app/ui/primitives/controls.tsx";
import { ConfirmDisclosure, Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { inspectionVerdicts } from "#db/vocabulary/provenance.ts";
import { useWordChoices } from "./use-word-choices.ts";

type Refused = { refused: SubmissionResult<string[]> | undefined };

const holdFields = holdBatchInput.omit({ batchId: true });
const traceFields = recordTraceEventInput.omit({ batchId: true });
const reportFields = recordInspectionFormInput.omit({ batchId: true });

/** Asks why a batch is held back. */
export function HoldForm({ refused }: Refused) {
  const t = useText("supply");
  const [form, fields] = useActionForm(holdFields, refused, { id: "hold" });
  return (
    <ConfirmDisclosure
      label={t("batch.hold")}
      question={t("batch.hold.question")}
      open={refused !== undefined}
    >
      <Form method="post" action="?do=hold" {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} />
        <TextareaField field={fields.reason} label={t("batch.hold.reason")} rows={3} />
        <Button variant="danger">{t("batch.hold")}</Button>
      </Form>
    </ConfirmDisclosure>
  );
}

/** Adds to the timeline of a batch. */
export function TraceForm({ refused }: Refused) {
  const t = useText("supply");
  const [form, fields] = useActionForm(traceFields, refused, { id: "event" });
  return (
    <Disclosure summary={t("batch.trace.add")} open={refused !== undefined}>
      <Form method="post" action="?do=event" {...formProps(form)} className="grid gap-4 sm:grid-cols-2">
        <div className="sm:col-span-2">
          <FormErrors form={form} />
        </div>
        <SelectField
          field={fields.kind}
          label={t("trace.kind")}
          choices={useWordChoices("traceEventKinds", recordedKinds)}
        />
        <TextField
          field={fields.occurredAt}
          label={t("trace.occurred_at")}
          hint={t("trace.occurred_at.hint")}
          type="datetime-local"
        />
        <TextField field={fields.placeZh} label={t("trace.place")} />
        <NumberField field={fields.temperature} label={t("trace.temperature")} required={false} />
        <div className="sm:col-span-2">
          <TextareaField field={fields.noteZh} label={t("trace.note")} required={false} rows={2} />
        </div>
        <div className="sm:col-span-2">
          <Button variant="secondary">{t("batch.trace.add")}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}

/** Records a laboratory's report, with its document. */
export function ReportForm({ refused }: Refused) {
  const t = useText("supply");
  const [form, fields] = useActionForm(reportFields, refused, { id: "report" });
  return (
    <Disclosure summary={t("batch.reports.add")} open={refused !== undefined}>
      <Form
        method="post"
        action="?do=report"
        encType="multipart/form-data"
        {...formProps(form)}
        className="grid gap-4 sm:grid-cols-2"
      >
        <div className="sm:col-span-2">
          <FormErrors form={form} />
        </div>
        <TextField field={fields.number} label={t("report.number")} />
        <TextField field={fields.laboratory} label={t("report.laboratory")} />
        <TextField field={fields.method} label={t("report.method")} />
        <SelectField
          field={fields.verdict}
          label={t("report.verdict")}
          choices={useWordChoices("inspectionVerdicts", inspectionVerdicts)}
        />
        <DateField field={fields.sampledOn} label={t("report.sampled_on")} />
        <DateField field={fields.reportedOn} label={t("report.reported_on")} />
        <div className="sm:col-span-2">
          <TextareaField field={fields.summary} label={t("report.summary")} required={false} rows={2} />
        </div>
        <div className="sm:col-span-2">
          <Field label={t("report.file")} hint={t("report.file.hint")} errors={refused?.error?.file ?? []}>
            <FileInput name="file" accept="application/pdf,image/jpeg,image/png,image/webp" />
          </Field>
        </div>
        <div className="sm:col-span-2">
          <Button variant="secondary">{t("batch.reports.add")}</Button>
        </div>
      </Form>
    </Disclosure>
  );
}
