import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { reportIndicatorFormInput } from "#app/domain/indicators/report/input.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import {
  DateField,
  FormErrors,
  formProps,
  TextareaField,
  TextField,
  UploadField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { PAPERS } from "#app/ui/primitives/file-types.ts";
import type { Measured } from "./value.tsx";

/** Reports what an indicator has reached in the reader's place. */
export function ReportIndicatorForm({
  indicator,
  year,
  today,
  refused,
}: {
  indicator: Measured & { code: string };
  year: number;
  today: string;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("indicators");
  const locale = useLocale();
  const [form, fields] = useActionForm(reportIndicatorFormInput, refused, {
    id: "report",
    defaultValue: { asOf: today },
  });
  const labels = {
    value: t("report.value", { unit: locale === "en" ? indicator.unitEn : indicator.unitZh }),
    asOf: t("report.as_of"),
    source: t("report.source"),
    note: t("report.remark"),
    file: t("report.file"),
  };
  return (
    <Panel title={t("report.title")} note={t("report.note")}>
      <Form
        method="post"
        action={paths.officialIndicator(indicator.code, { year, do: "report" })}
        encType="multipart/form-data"
        {...formProps(form)}
        className="grid max-w-3xl gap-4 sm:grid-cols-2"
      >
        <div className="empty:hidden sm:col-span-2">
          <FormErrors form={form} labels={labels} />
        </div>
        <input type="hidden" name="indicatorCode" value={indicator.code} />
        <input type="hidden" name="year" value={year} />
        <TextField
          field={fields.value}
          label={labels.value}
          hint={indicator.measure === "money" ? t("report.value.money") : t("report.value.count")}
          inputMode="decimal"
        />
        <DateField field={fields.asOf} label={labels.asOf} max={today} />
        <div className="sm:col-span-2">
          <TextField field={fields.source} label={labels.source} hint={t("report.source.hint")} />
        </div>
        <div className="sm:col-span-2">
          <TextareaField field={fields.note} label={labels.note} hint={t("report.remark.hint")} rows={2} />
        </div>
        <div className="sm:col-span-2">
          <UploadField form={form} label={labels.file} hint={t("report.file.hint")} accept={PAPERS} />
        </div>
        <div className="sm:col-span-2">
          <Button variant="primary">{t("report.submit")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
