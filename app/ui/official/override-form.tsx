import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { decidedVerdicts, overrideVerdictInput } from "#app/domain/provenance/inspection/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import {
  FormErrors,
  formProps,
  SelectField,
  TextareaField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { useWordChoices } from "#app/ui/supplier/use-word-choices.ts";
import type { InspectionVerdict } from "#db/vocabulary/provenance.ts";

const fieldsAsked = overrideVerdictInput.pick({ verdict: true, reason: true });

/** Sets the verdict of a report by hand, with a reason that everybody can read. */
export function OverrideForm({
  report,
  refused,
}: {
  report: { id: string; verdict: InspectionVerdict };
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("inspection");
  const others = decidedVerdicts.filter((verdict) => verdict !== report.verdict);
  const [form, fields] = useActionForm(fieldsAsked, refused, {
    id: `override-${report.id}`,
    defaultValue: { verdict: others[0] },
  });
  return (
    <ConfirmDisclosure
      label={t("override.label")}
      size="small"
      question={t("override.question")}
      open={refused !== undefined}
    >
      <Form
        method="post"
        action={`?do=override&report=${report.id}`}
        {...formProps(form)}
        className="grid gap-3"
      >
        <FormErrors form={form} labels={{ verdict: t("override.verdict"), reason: t("override.reason") }} />
        <input type="hidden" name="reportId" value={report.id} />
        <SelectField
          field={fields.verdict}
          label={t("override.verdict")}
          placeholder={null}
          choices={useWordChoices("inspectionVerdicts", others)}
        />
        <TextareaField
          field={fields.reason}
          label={t("override.reason")}
          hint={t("override.reason.hint")}
          rows={3}
        />
        <Button variant="danger">{t("override.label")}</Button>
      </Form>
    </ConfirmDisclosure>
  );
}
