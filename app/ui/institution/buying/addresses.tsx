import { Form } from "@remix-run/react";
import type { SubmissionResult } from "@conform-to/react";
import { createAddressInput, editAddressInput } from "#app/domain/accounts/address/input.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import {
  CheckboxField,
  FormErrors,
  type FormField,
  formProps,
  SelectField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { Disclosure } from "#app/ui/primitives/disclosure.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

export interface Address {
  id: string;
  label: string;
  districtCode: string;
  districtZh: string;
  districtEn: string;
  line: string;
  contactName: string;
  contactPhone: string;
  isActive: boolean;
}

export interface District {
  code: string;
  nameZh: string;
  nameEn: string;
}

type Refused = { target: string; form: SubmissionResult<string[]> } | undefined;

/** The delivery places of an institution. */
export function Addresses({ addresses }: { addresses: readonly Address[] }) {
  const t = useText("buying");
  const locale = useLocale();
  return (
    <Table
      caption={t("addresses.caption")}
      rows={addresses}
      rowKey={(address) => address.id}
      empty={<EmptyState title={t("addresses.empty.title")}>{t("addresses.empty.note")}</EmptyState>}
      columns={[
        { key: "label", header: t("addresses.label"), heading: true, cell: (address) => address.label },
        {
          key: "line",
          header: t("addresses.line"),
          cell: ({ districtZh, districtEn, line }) =>
            `${localName(locale, { nameZh: districtZh, nameEn: districtEn })} · ${line}`,
        },
        {
          key: "contact",
          header: t("addresses.contact"),
          cell: ({ contactName, contactPhone }) => `${contactName} ${contactPhone}`,
        },
        {
          key: "state",
          header: t("addresses.state"),
          cell: ({ isActive }) => (
            <StateBadge tone={isActive ? "done" : "closed"}>
              {t(isActive ? "addresses.active" : "addresses.inactive")}
            </StateBadge>
          ),
        },
      ]}
    />
  );
}

type AddressFieldName = "label" | "districtCode" | "line" | "contactName" | "contactPhone";

function AddressFields({
  fields,
  districts,
}: {
  fields: Record<AddressFieldName, FormField>;
  districts: readonly District[];
}) {
  const t = useText("buying");
  const locale = useLocale();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField field={fields.label} label={t("addresses.label")} hint={t("addresses.label.hint")} />
      <SelectField
        field={fields.districtCode}
        label={t("addresses.district")}
        choices={districts.map((district) => ({
          value: district.code,
          label: localName(locale, district),
        }))}
      />
      <TextField field={fields.line} label={t("addresses.line")} className="sm:col-span-2" />
      <TextField field={fields.contactName} label={t("addresses.contact")} />
      <TextField field={fields.contactPhone} label={t("addresses.phone")} inputMode="tel" />
    </div>
  );
}

/** Registers a delivery place. */
export function NewAddress({ districts, refused }: { districts: readonly District[]; refused: Refused }) {
  const t = useText("buying");
  const [form, fields] = useActionForm(
    createAddressInput,
    refused?.target === "new" ? refused.form : undefined,
    { id: "new-address" },
  );
  return (
    <Panel title={t("addresses.add")}>
      <Form method="post" {...formProps(form)} className="grid gap-4">
        <FormErrors form={form} />
        <AddressFields fields={fields} districts={districts} />
        <div>
          <Button name="intent" value="create" variant="primary">
            {t("addresses.add")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}

/** Changes one delivery place or takes it out of use. */
export function EditAddress({
  address,
  districts,
  refused,
}: {
  address: Address;
  districts: readonly District[];
  refused: Refused;
}) {
  const t = useText("buying");
  const own = refused?.target === address.id ? refused.form : undefined;
  const [form, fields] = useActionForm(editAddressInput, own, {
    id: `edit-${address.id}`,
    defaultValue: { ...address, addressId: address.id },
  });
  return (
    <Disclosure summary={t("addresses.edit_of", { name: address.label })} open={own !== undefined}>
      <Form method="post" {...formProps(form)} className="grid gap-4">
        <input type="hidden" name="addressId" value={address.id} />
        <AddressFields fields={fields} districts={districts} />
        <CheckboxField field={fields.isActive} label={t("addresses.active")} />
        <div>
          <Button name="intent" value="edit">
            {t("addresses.save")}
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
