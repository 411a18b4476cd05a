import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { returnGoodsInput } from "#app/domain/procurement/goods-return/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { formatCount, unitWord } from "#app/ui/elements/format.ts";
import {
  DateField,
  FormErrors,
  formProps,
  NumberField,
  SelectField,
  TextareaField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { rejectionReasons } from "#db/vocabulary/procurement.ts";
import { usePacked } from "./product-cell.tsx";
import type { DeliveryLineView } from "./view.ts";

export type ReturnableLine = DeliveryLineView & { rest: number };

/** Accepted goods that go back: which batch, how many, why and when. */
export function ReturnForm({
  requestKey,
  lines,
  receivedOn,
  today,
  refused,
}: {
  requestKey: string;
  lines: readonly ReturnableLine[];
  receivedOn: string;
  today: string;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("deliveries");
  const words = useText("vocabulary");
  const packed = usePacked();
  const [form, fields] = useActionForm(returnGoodsInput, refused, {
    id: "return",
    defaultValue: {
      requestKey,
      deliveryLineId: lines.length === 1 ? lines[0]?.id : undefined,
      returnedOn: today,
    },
  });
  const labels = {
    deliveryLineId: t("return.line"),
    packs: t("return.packs"),
    reason: t("return.reason"),
    returnedOn: t("return.returned_on"),
  };
  return (
    <Form method="post" {...formProps(form)} className="grid max-w-2xl gap-4">
      <FormErrors form={form} labels={labels} />
      <input type="hidden" name="requestKey" defaultValue={fields.requestKey.initialValue ?? requestKey} />
      <SelectField
        field={fields.deliveryLineId}
        label={labels.deliveryLineId}
        choices={lines.map((line) => ({
          value: line.id,
          label: t("return.line.choice", {
            ...packed(line),
            unit: unitWord(packed(line).unit, line.rest),
            code: line.batchCode,
            rest: formatCount(line.rest),
          }),
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <NumberField field={fields.packs} label={labels.packs} inputMode="numeric" />
        <DateField
          field={fields.returnedOn}
          label={labels.returnedOn}
          hint={t("return.returned_on.hint", { from: receivedOn })}
          min={receivedOn}
          max={today}
        />
      </div>
      <SelectField
        field={fields.reason}
        label={labels.reason}
        choices={rejectionReasons.map((reason) => ({
          value: reason,
          label: words(`rejectionReasons.${reason}`),
        }))}
      />
      <TextareaField field={fields.note} label={t("return.remark")} rows={3} />
      <Button type="submit" variant="primary" className="justify-self-start">
        {t("return.submit")}
      </Button>
    </Form>
  );
}
