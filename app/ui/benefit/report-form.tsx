import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { reportBenefitInput } from "#app/domain/indicators/benefit/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import {
  DateField,
  FormErrors,
  formProps,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";

/** A supplier says how many farm households its business reached this year. */
export function ReportBenefitForm({
  year,
  today,
  refused,
}: {
  year: number;
  today: string;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("benefit");
  const words = useText("vocabulary");
  const [form, fields] = useActionForm(reportBenefitInput, refused, {
    id: "report",
    defaultValue: { asOf: today },
  });
  const amount = { hint: t("amount.hint"), inputMode: "decimal", required: false } as const;
  return (
    <Panel title={t("form.title", { year })} note={t("form.note")}>
      <Form method="post" {...formProps(form)} className="grid max-w-3xl gap-4 sm:grid-cols-2">
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              households: t("households"),
              formerlyPoor: t("formerly_poor"),
              order: words("benefitWays.order"),
              employment: words("benefitWays.employment"),
              dividend: words("benefitWays.dividend"),
              landRent: words("benefitWays.land-rent"),
              other: words("benefitWays.other"),
              asOf: t("as_of"),
              basis: t("basis"),
            }}
          />
        </div>
        <input type="hidden" name="year" value={year} />
        <TextField
          field={fields.households}
          label={t("households")}
          hint={t("households.hint")}
          inputMode="numeric"
        />
        <TextField field={fields.formerlyPoor} label={t("formerly_poor")} inputMode="numeric" />
        <TextField field={fields.order} label={words("benefitWays.order")} {...amount} />
        <TextField field={fields.employment} label={words("benefitWays.employment")} {...amount} />
        <TextField field={fields.dividend} label={words("benefitWays.dividend")} {...amount} />
        <TextField field={fields.landRent} label={words("benefitWays.land-rent")} {...amount} />
        <TextField field={fields.other} label={words("benefitWays.other")} {...amount} />
        <DateField field={fields.asOf} label={t("as_of")} max={today} />
        <div className="sm:col-span-2">
          <TextField field={fields.basis} label={t("basis")} hint={t("basis.hint")} />
        </div>
        <div className="sm:col-span-2">
          <Button variant="primary">{t("submit")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
