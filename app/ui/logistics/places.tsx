import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { registerPlaceInput } from "#app/domain/logistics/place/input.ts";
import { localName } from "#app/i18n/locale.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import {
  FormErrors,
  formProps,
  SelectField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { TextInput } from "#app/ui/primitives/controls.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import { ErrorSummary } from "#app/ui/primitives/notice.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { Phone } from "#app/ui/recall/phone.tsx";
import { placeTiers, type PlaceTier } from "#db/vocabulary/logistics.ts";
import type { At } from "./view.ts";

type Refused = { refused: SubmissionResult<string[]> | undefined };

export type PlaceRow = {
  id: string;
  code: string;
  tier: PlaceTier;
  nameZh: string;
  nameEn: string;
  countyCode: string;
  countyZh: string;
  countyEn: string;
  township: string;
  parentZh: string | null;
  parentEn: string | null;
  contactName: string;
  contactPhone: string;
  retiredAt: At | null;
  retiredReason: string | null;
  isDemo: boolean;
};

/** The places of the three tiers, county by county; one that closed stays with its reason. */
export function PlaceTable({
  places,
  mayRetire,
  refused,
}: Refused & {
  places: readonly PlaceRow[];
  /** Codes of the counties whose places the reader may close. */
  mayRetire: readonly string[];
}) {
  const t = useText("logistics");
  const locale = useLocale();
  const problems = Object.values<string[] | null>(refused?.error ?? {}).flatMap((messages) => messages ?? []);
  const named = (zh: string | null, en: string | null) =>
    zh === null ? "—" : localName(locale, { nameZh: zh, nameEn: en ?? "" });
  return (
    <>
      <ErrorSummary entries={problems.map((message) => ({ message }))} />
      <Table
        caption={t("places.caption")}
        rows={places}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t("places.empty")}>{t("places.empty.note")}</EmptyState>}
        stack="early"
        columns={[
          {
            key: "place",
            header: t("column.place"),
            heading: true,
            cell: (place) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                {localName(locale, place)}
                {place.isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          { key: "code", header: t("column.code"), cell: ({ code }) => code },
          { key: "tier", header: t("column.tier"), cell: ({ tier }) => <Word of="placeTiers" is={tier} /> },
          {
            key: "county",
            header: t("column.county"),
            cell: ({ countyZh, countyEn, township }) => `${named(countyZh, countyEn)} ${township}`,
          },
          {
            key: "above",
            header: t("column.above"),
            cell: ({ parentZh, parentEn }) => named(parentZh, parentEn),
          },
          {
            key: "contact",
            header: t("column.contact"),
            cell: ({ contactName, contactPhone }) => <Phone name={contactName} number={contactPhone} />,
          },
          {
            key: "state",
            header: t("column.state"),
            cell: (place) =>
              place.retiredAt ? (
                <>
                  <StateBadge tone="closed">{t("places.retired")}</StateBadge> {place.retiredReason}
                </>
              ) : mayRetire.includes(place.countyCode) ? (
                <RetireForm placeId={place.id} />
              ) : (
                <StateBadge tone="done">{t("places.open")}</StateBadge>
              ),
          },
        ]}
      />
    </>
  );
}

function RetireForm({ placeId }: { placeId: string }) {
  const t = useText("logistics");
  return (
    <ConfirmDisclosure label={t("places.retire")} size="small" question={t("places.retire.question")}>
      <Form method="post" action="?do=retire" className="grid gap-3">
        <input type="hidden" name="placeId" value={placeId} />
        <Field id={`retire-${placeId}`} label={t("places.retire.reason")} required>
          <TextInput name="reason" maxLength={300} required />
        </Field>
        <Button variant="danger" size="small">
          {t("places.retire")}
        </Button>
      </Form>
    </ConfirmDisclosure>
  );
}

type County = { code: string; nameZh: string; nameEn: string };

/** Puts a place on record. */
export function RegisterPlaceForm({
  counties,
  places,
  refused,
}: Refused & { counties: readonly County[]; places: readonly PlaceRow[] }) {
  const t = useText("logistics");
  const words = useText("vocabulary");
  const locale = useLocale();
  const [form, fields] = useActionForm(registerPlaceInput, refused, {
    id: "place",
    defaultValue: { countyCode: counties.length === 1 ? counties[0]?.code : undefined },
  });
  const parents = places.filter(({ retiredAt, tier }) => retiredAt === null && tier !== "village-point");
  return (
    <Panel title={t("places.add")}>
      <Form
        method="post"
        action="?do=register"
        {...formProps(form)}
        className="grid max-w-4xl gap-4 sm:grid-cols-2"
      >
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              tier: t("column.tier"),
              code: t("column.code"),
              nameZh: t("places.name_zh"),
              nameEn: t("places.name_en"),
              countyCode: t("column.county"),
              township: t("places.township"),
              parentId: t("places.parent"),
              contactName: t("places.contact_name"),
              contactPhone: t("places.contact_phone"),
            }}
          />
        </div>
        <SelectField
          field={fields.tier}
          label={t("column.tier")}
          choices={placeTiers.map((tier) => ({ value: tier, label: words(`placeTiers.${tier}`) }))}
        />
        <TextField field={fields.code} label={t("column.code")} hint={t("places.code.hint")} />
        <TextField field={fields.nameZh} label={t("places.name_zh")} />
        <TextField field={fields.nameEn} label={t("places.name_en")} />
        <SelectField
          field={fields.countyCode}
          label={t("column.county")}
          choices={counties.map((county) => ({ value: county.code, label: localName(locale, county) }))}
        />
        <TextField field={fields.township} label={t("places.township")} required={false} />
        <SelectField
          field={fields.parentId}
          label={t("places.parent")}
          placeholder={t("places.parent.none")}
          required={false}
          choices={parents.map((place) => ({
            value: place.id,
            label: `${localName(locale, place)} · ${words(`placeTiers.${place.tier}`)}`,
          }))}
        />
        <TextField field={fields.contactName} label={t("places.contact_name")} />
        <TextField field={fields.contactPhone} label={t("places.contact_phone")} type="tel" />
        <div className="sm:col-span-2">
          <Button variant="primary">{t("places.add")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
