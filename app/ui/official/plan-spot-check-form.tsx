import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { planSpotCheckInput } from "#app/domain/provenance/spot-check/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { LocalName } from "#app/ui/elements/name.tsx";
import {
  DateField,
  FormErrors,
  formProps,
  TextareaField,
  TextField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";

interface Named {
  nameZh: string;
  nameEn: string | null;
}

/** Plans a sample of a chosen product. */
export function PlanSpotCheckForm({
  product,
  today,
  refused,
}: {
  product: Named & { id: string; supplier: Named; county: Named };
  today: string;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("inspection");
  const [form, fields] = useActionForm(planSpotCheckInput, refused, {
    id: "plan",
    defaultValue: { plannedOn: today },
  });
  return (
    <Panel
      title={<LocalName of={product} />}
      note={
        <>
          <LocalName of={product.supplier} /> · <LocalName of={product.county} />
        </>
      }
      actions={
        <LinkButton to={paths.officialSpotCheckNew()} size="small">
          {t("spot.choose.other")}
        </LinkButton>
      }
    >
      <Form
        method="post"
        action={paths.officialSpotCheckNew({ product: product.id })}
        {...formProps(form)}
        className="grid max-w-3xl gap-4 sm:grid-cols-2"
      >
        <div className="empty:hidden sm:col-span-2">
          <FormErrors
            form={form}
            labels={{
              plannedOn: t("spot.planned_on"),
              inspectors: t("spot.inspectors"),
              reason: t("spot.reason"),
            }}
          />
        </div>
        <input type="hidden" name="productId" value={product.id} />
        <DateField field={fields.plannedOn} label={t("spot.planned_on")} min={today} />
        <TextField field={fields.inspectors} label={t("spot.inspectors")} hint={t("spot.inspectors.hint")} />
        <div className="sm:col-span-2">
          <TextareaField
            field={fields.reason}
            label={t("spot.reason")}
            hint={t("spot.reason.hint")}
            rows={2}
          />
        </div>
        <div className="sm:col-span-2">
          <Button variant="primary">{t("spot.plan.submit")}</Button>
        </div>
      </Form>
    </Panel>
  );
}
