import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { reviseApplicationInput } from "#app/domain/accounts/organisation/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import {
  FormErrors,
  formProps,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { organisationDocumentKinds } from "#db/vocabulary/organisations.ts";
import { DocumentFields } from "./application-fields.tsx";

/** Lets a refused applicant answer the reason, amend what may be amended, and add papers. */
export function ReviseForm({
  organisation,
  result,
}: {
  organisation: { contactName: string; contactPhone: string; address: string; introduction: string };
  result: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("join");
  const { contactName, contactPhone, address, introduction } = organisation;
  const [form, fields] = useActionForm(reviseApplicationInput, result, {
    defaultValue: { contactName, contactPhone, address, introduction },
  });
  const labels = {
    answer: t("revise.answer"),
    contactName: t("field.contactName"),
    contactPhone: t("field.contactPhone"),
    address: t("field.address"),
    introduction: t("field.introduction"),
  };
  return (
    <Panel title={t("revise.title")}>
      <Form method="post" encType="multipart/form-data" {...formProps(form)} className="grid gap-4">
        <FormErrors form={form} labels={labels} />
        <TextareaField field={fields.answer} label={labels.answer} rows={3} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField field={fields.contactName} label={labels.contactName} />
          <TextField field={fields.contactPhone} label={labels.contactPhone} type="tel" />
        </div>
        <TextField field={fields.address} label={labels.address} />
        <TextareaField field={fields.introduction} label={labels.introduction} rows={3} />
        <DocumentFields form={form} required={[]} optional={organisationDocumentKinds} />
        <div>
          <Button variant="primary">{t("revise.submit")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
