import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { createBaseInput } from "#app/domain/provenance/base/input.ts";
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
import { Card } from "#app/ui/primitives/card.tsx";
import { namedChoices } from "./choices.ts";

export interface BaseFormProps {
  counties: readonly { code: string; nameZh: string; nameEn: string }[];
  values: Record<string, string>;
  refused: SubmissionResult<string[]> | undefined;
}

/** What a production base is and where it lies. */
export function BaseForm({ counties, values, refused }: BaseFormProps) {
  const t = useText("supply");
  const locale = useLocale();
  const [form, fields] = useActionForm(createBaseInput, refused, { id: "base", defaultValue: values });
  return (
    <Card className="p-4">
      <Form method="post" {...formProps(form)} className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              nameZh: t("base.name_zh"),
              nameEn: t("base.name_en"),
              countyCode: t("base.county"),
              township: t("base.township"),
              village: t("base.village"),
              areaMu: t("base.area"),
              latitude: t("base.latitude"),
              longitude: t("base.longitude"),
              outline: t("base.outline"),
            }}
          />
        </div>
        <TextField field={fields.nameZh} label={t("base.name_zh")} />
        <TextField field={fields.nameEn} label={t("base.name_en")} hint={t("base.name_en.hint")} />
        <SelectField
          field={fields.countyCode}
          label={t("base.county")}
          choices={namedChoices(locale, counties)}
        />
        <TextField field={fields.township} label={t("base.township")} />
        <TextField field={fields.village} label={t("base.village")} required={false} />
        <NumberField field={fields.areaMu} label={t("base.area")} />
        <NumberField
          field={fields.latitude}
          label={t("base.latitude")}
          hint={t("base.position.hint")}
          required={false}
        />
        <NumberField
          field={fields.longitude}
          label={t("base.longitude")}
          hint={t("base.position.hint")}
          required={false}
        />
        <div className="sm:col-span-2">
          <TextareaField
            field={fields.outline}
            label={t("base.outline")}
            hint={t("base.outline.hint")}
            required={false}
            rows={5}
          />
        </div>
        <div className="sm:col-span-2">
          <Button variant="primary">{t("save")}</Button>
        </div>
      </Form>
    </Card>
  );
}
