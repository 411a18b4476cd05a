import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { openRecallInput } from "#app/domain/recall/recall/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import {
  FormErrors,
  formProps,
  SelectField,
  TextareaField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { recallHazards } from "#db/vocabulary/recall.ts";

const fieldsOfForm = openRecallInput.omit({ batchId: true });

/** The deadlines one can choose, in hours; the shortest first, because kitchens cook within the hour. */
const hours = [1, 2, 4, 12, 24, 72];

/** The recall itself: why, what to do, by when; asked once more before it takes effect. */
export function OpenRecallForm({
  institutions,
  batches,
  refused,
}: {
  institutions: number;
  batches: number;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("recall");
  const words = useText("vocabulary");
  const [form, fields] = useActionForm(fieldsOfForm, refused, {
    id: "open",
    defaultValue: { answerWithinHours: "1", instructions: t("open.instructions.usual") },
  });
  const labels = {
    hazard: t("open.hazard"),
    reason: t("open.reason"),
    instructions: t("open.instructions"),
    answerWithinHours: t("open.hours"),
  };
  return (
    <Panel title={t("open.title")} note={t("open.note")} id="open-recall">
      <Form method="post" {...formProps(form)} className="grid max-w-3xl gap-4">
        <FormErrors form={form} labels={labels} />
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            field={fields.hazard}
            label={labels.hazard}
            choices={recallHazards.map((hazard) => ({
              value: hazard,
              label: words(`recallHazards.${hazard}`),
            }))}
          />
          <SelectField
            field={fields.answerWithinHours}
            label={labels.answerWithinHours}
            choices={hours.map((count) => ({
              value: String(count),
              label: t("open.hours.value", { hours: count }),
            }))}
          />
        </div>
        <TextareaField field={fields.reason} label={labels.reason} hint={t("open.reason.hint")} rows={2} />
        <TextareaField
          field={fields.instructions}
          label={labels.instructions}
          hint={t("open.instructions.hint")}
          rows={3}
        />
        <ConfirmDisclosure
          label={t("open.confirm")}
          question={t("open.question", { institutions, batches })}
          open={refused !== undefined}
        >
          <Button type="submit" variant="primary">
            {t("open.submit")}
          </Button>
        </ConfirmDisclosure>
      </Form>
    </Panel>
  );
}
