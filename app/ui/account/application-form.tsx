import type { SubmissionResult } from "@conform-to/react";
import {
  applyInstitutionInput,
  applyOfficeInput,
  applySupplierInput,
} from "#app/domain/accounts/organisation/input.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import {
  FormErrors,
  type FormField,
  formProps,
  NumberField,
  RadioField,
  SelectField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import {
  institutionKinds,
  officeLevels,
  organisationDocumentKinds,
  sellerForces,
} from "#db/vocabulary/organisations.ts";
import { DocumentFields, FormPart } from "./application-fields.tsx";

export type JoinKind = "institution" | "supplier" | "office";

type Place = { code: string; nameZh: string; nameEn: string };
export type ApplicationFormProps = {
  places: { counties: readonly Place[]; districts: readonly Place[] };
  producers: readonly { id: string; name: string }[];
  /** The person who is signed in, and so needs no new account. */
  applicant: { name: string; email: string } | null;
  result: SubmissionResult<string[]> | undefined;
};

/** The application of one kind of organisation; a plain form that needs no script. */
export function ApplicationForm({ kind, ...props }: ApplicationFormProps & { kind: JoinKind }) {
  switch (kind) {
    case "institution":
      return <InstitutionForm {...props} />;
    case "supplier":
      return <SupplierForm {...props} />;
    case "office":
      return <OfficeForm {...props} />;
  }
}

/** The fields by their names, in the order in which they stand. */
function useLabels(): Record<string, string> {
  const t = useText("join");
  const words = useText("vocabulary");
  const named = [
    "name",
    "nameEn",
    "creditCode",
    "creditCodeOverride",
    "institutionKind",
    "officeLevel",
    "countyCode",
    "districtCode",
    "sellerForce",
    "agentOfId",
    "householdsInvolved",
    "householdBenefit",
    "contactName",
    "contactPhone",
    "address",
    "introduction",
    "applicantName",
    "email",
    "newPassword",
  ] as const;
  const fields = named.map((name) => [name, t(`field.${name}`)]);
  const papers = organisationDocumentKinds.map((kind) => [kind, words(`organisationDocumentKinds.${kind}`)]);
  const account = named.indexOf("applicantName");
  return Object.fromEntries([...fields.slice(0, account), ...papers, ...fields.slice(account)]);
}

function usePlaceChoices(places: readonly Place[]) {
  const locale = useLocale();
  return places.map((place) => ({ value: place.code, label: localName(locale, place) }));
}

type CommonFields = Record<
  | "name"
  | "nameEn"
  | "creditCode"
  | "creditCodeOverride"
  | "contactName"
  | "contactPhone"
  | "address"
  | "introduction"
  | "applicantName"
  | "email"
  | "newPassword",
  FormField
>;

function IdentityFields({ fields }: { fields: CommonFields }) {
  const t = useText("join");
  const doubtful = Boolean(fields.creditCodeOverride.errors || fields.creditCodeOverride.initialValue);
  return (
    <>
      <TextField field={fields.name} label={t("field.name")} autoComplete="organization" />
      <TextField field={fields.nameEn} label={t("field.nameEn")} hint={t("hint.nameEn")} />
      <TextField
        field={fields.creditCode}
        label={t("field.creditCode")}
        hint={t("hint.creditCode")}
        autoComplete="off"
        spellCheck={false}
      />
      {doubtful ? (
        <Notice tone="warning" title={t("credit_code.title")}>
          <div className="mt-2">
            <TextField
              field={fields.creditCodeOverride}
              label={t("field.creditCodeOverride")}
              hint={t("hint.creditCodeOverride")}
            />
          </div>
        </Notice>
      ) : null}
    </>
  );
}

function ContactPart({ fields }: { fields: CommonFields }) {
  const t = useText("join");
  return (
    <FormPart title={t("part.contact")}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField field={fields.contactName} label={t("field.contactName")} autoComplete="name" />
        <TextField
          field={fields.contactPhone}
          label={t("field.contactPhone")}
          type="tel"
          autoComplete="tel"
        />
      </div>
      <TextField field={fields.address} label={t("field.address")} autoComplete="street-address" />
      <TextareaField field={fields.introduction} label={t("field.introduction")} rows={3} />
    </FormPart>
  );
}

function AccountPart({
  fields,
  applicant,
}: { fields: CommonFields } & Pick<ApplicationFormProps, "applicant">) {
  const t = useText("join");
  if (applicant) {
    return <Notice title={t("part.account")}>{t("account.signed_in", { ...applicant })}</Notice>;
  }
  return (
    <FormPart title={t("part.account")} note={t("part.account.note")}>
      <TextField field={fields.applicantName} label={t("field.applicantName")} autoComplete="name" required />
      <TextField
        field={fields.email}
        label={t("field.email")}
        type="email"
        autoComplete="username"
        required
      />
      <TextField
        field={fields.newPassword}
        label={t("field.newPassword")}
        hint={t("hint.newPassword")}
        type="password"
        autoComplete="new-password"
        required
      />
    </FormPart>
  );
}

function Submit() {
  const t = useText("join");
  return (
    <div className="grid gap-2">
      <Button variant="primary" size="large">
        {t("submit")}
      </Button>
      <p className="text-ink-soft text-sm">{t("submit.note")}</p>
    </div>
  );
}

function InstitutionForm({ places, applicant, result }: ApplicationFormProps) {
  const t = useText("join");
  const words = useText("vocabulary");
  const [form, fields] = useActionForm(applyInstitutionInput, result);
  return (
    <form method="post" encType="multipart/form-data" {...formProps(form)} className="grid gap-5">
      <FormErrors form={form} labels={useLabels()} />
      <FormPart title={t("part.organisation")}>
        <IdentityFields fields={fields} />
        <RadioField
          field={fields.institutionKind}
          label={t("field.institutionKind")}
          inline
          choices={institutionKinds.map((value) => ({ value, label: words(`institutionKinds.${value}`) }))}
        />
        <SelectField
          field={fields.districtCode}
          label={t("field.districtCode")}
          choices={usePlaceChoices(places.districts)}
        />
      </FormPart>
      <ContactPart fields={fields} />
      <FormPart title={t("part.documents")} note={t("part.documents.note")}>
        <DocumentFields form={form} required={["business-licence"]} optional={["other"]} />
      </FormPart>
      <AccountPart fields={fields} applicant={applicant} />
      <Submit />
    </form>
  );
}

function SupplierForm({ places, producers, applicant, result }: ApplicationFormProps) {
  const t = useText("join");
  const words = useText("vocabulary");
  const [form, fields] = useActionForm(applySupplierInput, result);
  return (
    <form method="post" encType="multipart/form-data" {...formProps(form)} className="grid gap-5">
      <FormErrors form={form} labels={useLabels()} />
      <FormPart title={t("part.organisation")}>
        <IdentityFields fields={fields} />
        <SelectField
          field={fields.countyCode}
          label={t("field.countyCode")}
          hint={t("hint.countyCode")}
          choices={usePlaceChoices(places.counties)}
        />
        <RadioField
          field={fields.sellerForce}
          label={t("field.sellerForce")}
          inline
          choices={sellerForces.map((value) => ({ value, label: words(`sellerForces.${value}`) }))}
        />
        <SelectField
          field={fields.agentOfId}
          label={t("field.agentOfId")}
          hint={t("hint.agentOfId")}
          choices={producers.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FormPart>
      <FormPart title={t("part.households")} note={t("part.households.note")}>
        <NumberField
          field={fields.householdsInvolved}
          label={t("field.householdsInvolved")}
          hint={t("hint.householdsInvolved")}
        />
        <TextareaField
          field={fields.householdBenefit}
          label={t("field.householdBenefit")}
          hint={t("hint.householdBenefit")}
          rows={4}
        />
      </FormPart>
      <ContactPart fields={fields} />
      <FormPart title={t("part.documents")} note={t("part.documents.note")}>
        <DocumentFields
          form={form}
          required={["business-licence"]}
          optional={["authorisation", "household-benefit", "other"]}
        />
      </FormPart>
      <AccountPart fields={fields} applicant={applicant} />
      <Submit />
    </form>
  );
}

function OfficeForm({ places, applicant, result }: ApplicationFormProps) {
  const t = useText("join");
  const words = useText("vocabulary");
  const [form, fields] = useActionForm(applyOfficeInput, result);
  return (
    <form method="post" encType="multipart/form-data" {...formProps(form)} className="grid gap-5">
      <FormErrors form={form} labels={useLabels()} />
      <FormPart title={t("part.organisation")}>
        <IdentityFields fields={fields} />
        <RadioField
          field={fields.officeLevel}
          label={t("field.officeLevel")}
          inline
          choices={officeLevels.map((value) => ({ value, label: words(`officeLevels.${value}`) }))}
        />
        <SelectField
          field={fields.countyCode}
          label={t("field.countyCode")}
          hint={t("hint.office_county")}
          choices={usePlaceChoices(places.counties)}
        />
        <SelectField
          field={fields.districtCode}
          label={t("field.districtCode")}
          hint={t("hint.office_district")}
          choices={usePlaceChoices(places.districts)}
        />
      </FormPart>
      <ContactPart fields={fields} />
      <FormPart title={t("part.documents")} note={t("part.documents.note")}>
        <DocumentFields form={form} required={["authorisation"]} optional={["other"]} />
      </FormPart>
      <AccountPart fields={fields} applicant={applicant} />
      <Submit />
    </form>
  );
}
