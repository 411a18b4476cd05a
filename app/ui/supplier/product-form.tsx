import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { createProductInput, type EditProduct } from "#app/domain/catalogue/product/input.ts";
import { useLocale, useText } from "#app/i18n/use-text.tsx";
import {
  FormErrors,
  formProps,
  NumberField,
  SelectField,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { processingKinds, storageClasses, taxTreatments } from "#db/vocabulary/catalogue.ts";
import { productFamilies } from "#db/vocabulary/product-families.ts";
import { namedChoices } from "./choices.ts";
import { useWordChoices } from "./use-word-choices.ts";

interface Named {
  code: string;
  nameZh: string;
  nameEn: string;
}

export interface ProductFormChoices {
  industries: readonly Named[];
  counties: readonly Named[];
  bases: readonly Named[];
}

type Values = Partial<Record<keyof EditProduct, string | number>>;

/** Everything a product says of itself; new, or (with its id and revision) an edit. */
export function ProductForm({
  choices,
  values,
  refused,
}: {
  choices: ProductFormChoices;
  values: Values;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("supply");
  const locale = useLocale();
  const editing = values.productId !== undefined;
  const [form, fields] = useActionForm(createProductInput, refused, {
    id: "product",
    defaultValue: values as Record<string, string>,
  });
  const labels = useLabels();
  return (
    <Form method="post" {...formProps(form)} className="grid gap-5">
      <FormErrors form={form} labels={labels} />
      {editing ? <input type="hidden" name="revision" value={values.revision} /> : null}
      <Panel title={t("group.identity")} note={t("group.identity.note")}>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          <TextField field={fields.nameZh} label={labels.nameZh} />
          <TextField field={fields.nameEn} label={labels.nameEn} hint={t("field.name_en.hint")} />
          <SelectField
            field={fields.industryCode}
            label={labels.industryCode}
            choices={namedChoices(locale, choices.industries)}
          />
          <SelectField
            field={fields.countyCode}
            label={labels.countyCode}
            choices={namedChoices(locale, choices.counties)}
          />
          <SelectField
            field={fields.baseId}
            label={labels.baseId}
            hint={t("field.base.hint")}
            required={false}
            placeholder={t("field.base.none")}
            choices={namedChoices(locale, choices.bases)}
          />
          <SelectField
            field={fields.processing}
            label={labels.processing}
            hint={t("field.processing.hint")}
            choices={useWordChoices("processingKinds", processingKinds)}
          />
          <SelectField
            field={fields.storageClass}
            label={labels.storageClass}
            choices={useWordChoices("storageClasses", storageClasses)}
          />
        </div>
      </Panel>
      <Panel title={t("group.sale")}>
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
          <NumberField field={fields.leadDays} label={labels.leadDays} hint={t("field.lead_days.hint")} />
          <NumberField
            field={fields.shelfLifeDays}
            label={labels.shelfLifeDays}
            hint={t("field.shelf_life.hint")}
            required={false}
          />
          <NumberField
            field={fields.seasonFromMonth}
            label={labels.seasonFromMonth}
            hint={t("field.season.hint")}
            required={false}
          />
          <NumberField
            field={fields.seasonToMonth}
            label={labels.seasonToMonth}
            hint={t("field.season.hint")}
            required={false}
          />
          <SelectField
            field={fields.taxTreatment}
            label={labels.taxTreatment}
            hint={t("field.tax.hint")}
            choices={useWordChoices("taxTreatments", taxTreatments)}
          />
          <SelectField
            field={fields.family}
            label={labels.family}
            hint={t("field.family.hint")}
            choices={useWordChoices("productFamilies", productFamilies)}
          />
        </div>
      </Panel>
      <Panel title={t("group.text")}>
        <div className="grid gap-4">
          <TextareaField field={fields.descriptionZh} label={labels.descriptionZh} required={false} />
          <TextareaField field={fields.descriptionEn} label={labels.descriptionEn} required={false} />
          <TextareaField
            field={fields.claims}
            label={labels.claims}
            hint={t("field.claims.hint")}
            required={false}
            rows={3}
          />
        </div>
      </Panel>
      <div>
        <Button variant="primary" size="large">
          {t(editing ? "save" : "save.draft")}
        </Button>
      </div>
    </Form>
  );
}

function useLabels() {
  const t = useText("supply");
  return {
    nameZh: t("field.name_zh"),
    nameEn: t("field.name_en"),
    industryCode: t("field.industry"),
    countyCode: t("field.county"),
    baseId: t("field.base"),
    processing: t("field.processing"),
    storageClass: t("field.storage"),
    leadDays: t("field.lead_days"),
    shelfLifeDays: t("field.shelf_life"),
    seasonFromMonth: t("field.season_from"),
    seasonToMonth: t("field.season_to"),
    taxTreatment: t("field.tax"),
    family: t("field.family"),
    descriptionZh: t("field.description_zh"),
    descriptionEn: t("field.description_en"),
    claims: t("field.claims"),
  };
}
