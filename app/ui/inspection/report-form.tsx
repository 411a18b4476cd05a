import type { FieldMetadata, SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { z } from "zod";
import {
  decidedVerdicts,
  recordInspectionFormInput,
  type reportInput,
} from "#app/domain/provenance/inspection/input.ts";
import { comparableUnits } from "#app/domain/provenance/inspection/judge.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import {
  DateField,
  FormErrors,
  type FormField,
  formProps,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
  UploadField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { PAPERS } from "#app/ui/primitives/file-types.ts";
import { useWordChoices } from "#app/ui/supplier/use-word-choices.ts";
import { inspectionUnits, readingKinds } from "#db/vocabulary/inspection.ts";
import { LimitText, type ShownLimit } from "./limit-text.tsx";

export interface AskedParameter extends ShownLimit {
  code: string;
  nameZh: string;
  nameEn: string;
  method: string;
  sourceZh: string;
  isDemo: boolean;
}

export interface AskedTemplate {
  code: string;
  nameZh: string;
  nameEn: string;
  parameters: readonly AskedParameter[];
}

/** Types a laboratory's report: with a template its readings, without one its own verdict. */
export function ReportForm({
  template,
  today,
  refused,
  action,
  children,
}: {
  template: AskedTemplate | null;
  today: string;
  refused: SubmissionResult<string[]> | undefined;
  action: string;
  /** Says which batch was sampled, before the report itself. */
  children: (batch: FormField) => ReactNode;
}) {
  const t = useText("inspection");
  const locale = useLocale();
  const words = useText("supply");
  const verdicts = useWordChoices("inspectionVerdicts", decidedVerdicts);
  const parameters = template?.parameters ?? [];
  const [form, fields] = useActionForm(recordInspectionFormInput, refused, {
    id: "report",
    defaultValue: {
      reportedOn: today,
      readings: parameters.map(({ code, unit }) => ({ parameter: code, found: "measured" as const, unit })),
    },
  });
  const rows = fields.readings.getFieldList();
  const facts = {
    number: t("report.number"),
    laboratory: t("report.laboratory"),
    method: t("report.method"),
    sampleCount: t("report.sample_count"),
    sampledBy: t("report.sampled_by"),
    samplingPlace: t("report.sampling_place"),
    sampledOn: t("report.sampled_on"),
    reportedOn: t("report.reported_on"),
    verdict: t("report.verdict"),
  };
  const readings = Object.fromEntries(
    parameters.flatMap((parameter, index) =>
      ["parameter", "found", "value", "unit", "detectionLimit"].map((name) => [
        `readings[${index}].${name}`,
        localName(locale, parameter),
      ]),
    ),
  );
  const papers = { file: t("report.file"), summary: t("report.summary") };
  return (
    <Form
      method="post"
      action={action}
      encType="multipart/form-data"
      {...formProps(form)}
      className="grid max-w-4xl gap-5"
    >
      <FormErrors form={form} labels={{ batchId: t("spot.batch"), ...facts, ...readings, ...papers }} />
      {children(fields.batchId)}
      <Panel title={t("report.facts")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField field={fields.number} label={facts.number} />
          <TextField field={fields.laboratory} label={facts.laboratory} />
          <TextField field={fields.method} label={facts.method} />
          <NumberField
            field={fields.sampleCount}
            label={facts.sampleCount}
            inputMode="numeric"
            required={false}
          />
          <TextField field={fields.sampledBy} label={facts.sampledBy} required={false} />
          <TextField field={fields.samplingPlace} label={facts.samplingPlace} required={false} />
          <DateField field={fields.sampledOn} label={facts.sampledOn} max={today} />
          <DateField field={fields.reportedOn} label={facts.reportedOn} max={today} />
          {template ? null : (
            <SelectField field={fields.verdict} label={facts.verdict} required choices={verdicts} />
          )}
        </div>
      </Panel>
      {template ? (
        <Panel title={t("readings.title")} note={localName(locale, template)}>
          <input type="hidden" name={fields.templateCode.name} value={template.code} />
          <ol className="grid gap-5">
            {parameters.map((parameter, index) => {
              const field = rows[index];
              return field ? <ReadingRow key={parameter.code} parameter={parameter} field={field} /> : null;
            })}
          </ol>
        </Panel>
      ) : null}
      <Panel title={t("report.file")}>
        <div className="grid gap-4">
          <UploadField form={form} label={papers.file} hint={words("report.file.hint")} accept={PAPERS} />
          <TextareaField field={fields.summary} label={papers.summary} required={false} rows={2} />
        </div>
      </Panel>
      <div>
        <Button variant="primary">{t("report.submit")}</Button>
      </div>
    </Form>
  );
}

type ReadingField = FieldMetadata<
  z.input<typeof reportInput>["readings"] extends (infer Row)[] | undefined ? Row : never,
  Record<string, unknown>,
  string[]
>;

function ReadingRow({ parameter, field }: { parameter: AskedParameter; field: ReadingField }) {
  const t = useText("inspection");
  const locale = useLocale();
  const reading = field.getFieldset();
  const units = comparableUnits(parameter.unit);
  const kinds = useWordChoices("readingKinds", readingKinds);
  const unitChoices = useWordChoices("inspectionUnits", inspectionUnits);
  return (
    <li className="grid gap-2 border-line border-b pb-5 last:border-0 last:pb-0">
      <p className="flex flex-wrap items-center gap-x-3">
        <span className="font-medium">{localName(locale, parameter)}</span>
        <span className="text-ink-soft text-sm">{parameter.method}</span>
        <LimitText limit={parameter} />
        {parameter.isDemo ? (
          <DemoMark />
        ) : (
          <span className="text-ink-soft text-sm">{parameter.sourceZh}</span>
        )}
      </p>
      <input type="hidden" name={reading.parameter.name} value={parameter.code} />
      <div className="grid grid-cols-2 gap-x-3 gap-y-2 sm:grid-cols-4">
        <SelectField
          field={reading.found}
          label={t("reading.found")}
          required={false}
          placeholder={null}
          choices={kinds}
        />
        <NumberField field={reading.value} label={t("reading.value")} required={false} />
        {units.length > 1 ? (
          <SelectField
            field={reading.unit}
            label={t("reading.unit")}
            required={false}
            placeholder={null}
            choices={unitChoices.filter(({ value }) => units.some((unit) => unit === value))}
          />
        ) : null}
        <NumberField
          field={reading.detectionLimit}
          label={t("reading.detection_limit")}
          hint={t("reading.detection_limit.hint")}
          required={false}
        />
      </div>
    </li>
  );
}
