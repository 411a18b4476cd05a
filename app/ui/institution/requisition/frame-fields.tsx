import type { WorkTableValues } from "#app/domain/procurement/basket/form-values.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { DateInput, Select, TextInput } from "#app/ui/primitives/controls.tsx";
import { Field } from "#app/ui/primitives/field.tsx";
import type { Approving } from "./sheet-summary.tsx";
import { fundSources, orderTerms } from "#db/vocabulary/procurement.ts";

/** What a buyer may choose from, and the rules that say who must approve. */
export interface WorkTableChoices extends Approving {
  units: { id: string; code: string; name: string; hasCanteen: boolean }[];
  addresses: { id: string; label: string; line: string }[];
}

/** Who pays, where the goods go and when they are wanted; `values` are what the fields begin with. */
export function FrameFields({
  choices,
  values,
  errors,
  today,
  onWantedOn,
  onFundSource,
}: {
  choices: WorkTableChoices;
  values: WorkTableValues;
  errors: Record<string, string[]>;
  today: string;
  onWantedOn: (day: string) => void;
  onFundSource: (source: string) => void;
}) {
  const t = useText("requisitions");
  const words = useText("vocabulary");
  const field = (name: string) => ({ id: name, errors: errors[name] });
  return (
    <div className="grid grid-cols-2 gap-x-3 gap-y-4 sm:gap-x-4 lg:grid-cols-3">
      <Field label={t("frame.budget_unit")} {...field("budgetUnitId")}>
        <Select
          name="budgetUnitId"
          placeholder={null}
          defaultValue={values.budgetUnitId}
          choices={choices.units.map((unit) => ({ value: unit.id, label: `${unit.name}（${unit.code}）` }))}
        />
      </Field>
      <Field label={t("frame.fund_source")} {...field("fundSource")}>
        <Select
          name="fundSource"
          placeholder={null}
          defaultValue={values.fundSource}
          onChange={(event) => onFundSource(event.currentTarget.value)}
          choices={fundSources.map((source) => ({ value: source, label: words(`fundSources.${source}`) }))}
        />
      </Field>
      <Field label={t("frame.terms")} {...field("terms")}>
        <Select
          name="terms"
          placeholder={null}
          defaultValue={values.terms}
          choices={orderTerms.map((terms) => ({ value: terms, label: words(`orderTerms.${terms}`) }))}
        />
      </Field>
      <Field label={t("frame.dispatch_by")} hint={t("frame.dispatch_by.hint")} {...field("wantedOn")}>
        <DateInput
          name="wantedOn"
          min={today}
          defaultValue={values.wantedOn}
          onChange={(event) => onWantedOn(event.currentTarget.value)}
        />
      </Field>
      <Field label={t("frame.address")} className="col-span-2" {...field("deliveryAddressId")}>
        <Select
          name="deliveryAddressId"
          placeholder={null}
          defaultValue={values.deliveryAddressId}
          choices={choices.addresses.map(({ id, label, line }) => ({
            value: id,
            label: `${label} · ${line}`,
          }))}
        />
      </Field>
      <Field label={t("frame.own_reference")} className="max-sm:col-span-2" {...field("ownReference")}>
        <TextInput name="ownReference" maxLength={60} defaultValue={values.ownReference} />
      </Field>
      <Field label={t("frame.note")} className="max-sm:col-span-2 lg:col-span-2" {...field("note")}>
        <TextInput name="note" maxLength={500} defaultValue={values.note} />
      </Field>
    </div>
  );
}
