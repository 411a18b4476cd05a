import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { reviseApplicationInput } from "#app/domain/accounts/organisation/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import {
  FormErrors,
  formProps,
  NumberField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { type OrganisationKind, organisationDocumentKinds } from "#db/vocabulary/organisations.ts";
import { DocumentFields } from "./application-fields.tsx";

/** Lets a refused applicant answer the reason, amend what may be amended, and add papers. */
export function ReviseForm({
  organisation,
  result,
}: {
  organisation: {
    kind: OrganisationKind;
    name: string;
    nameEn: string | null;
    householdsInvolved: number | null;
    householdBenefit: string | null;
    contactName: string;
    contactPhone: string;
    address: string;
    introduction: string;
  };
  result: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("join");
  const { kind, name, nameEn, householdsInvolved, householdBenefit } = organisation;
  const { contactName, contactPhone, address, introduction } = organisation;
  const [form, fields] = useActionForm(reviseApplicationInput, result, {
    defaultValue: {
      name,
      contactName,
      contactPhone,
      address,
      introduction,
      nameEn: nameEn ?? "",
      householdsInvolved: householdsInvolved ?? "",
      householdBenefit: householdBenefit ?? "",
    },
  });
  const labels = {
    answer: t("revise.answer"),
    name: t("field.name"),
    nameEn: t("field.nameEn"),
    householdsInvolved: t("field.householdsInvolved"),
    householdBenefit: t("field.householdBenefit"),
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
          <TextField field={fields.name} label={labels.name} required />
          <TextField field={fields.nameEn} label={labels.nameEn} />
        </div>
        {kind === "supplier" ? (
          <>
            <NumberField
              field={fields.householdsInvolved}
              label={labels.householdsInvolved}
              required
              className="max-w-60"
            />
            <TextareaField
              field={fields.householdBenefit}
              label={labels.householdBenefit}
              rows={3}
              required
            />
          </>
        ) : null}
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
