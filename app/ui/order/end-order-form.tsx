import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { z } from "zod";
import { useText } from "#app/i18n/use-text.tsx";
import { requiredText } from "#app/kernel/input.ts";
import { FormErrors, formProps, TextareaField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

const reasonInput = z.object({ reason: requiredText(500) });

/** Asks once, with a reason, before an order is declined by its supplier or cancelled by its buyer. */
export function EndOrderForm({
  kind,
  answered,
}: {
  kind: "decline" | "cancel";
  /** What the page's action answered. */
  answered: { form: SubmissionResult<string[]> } | undefined;
}) {
  const t = useText("orders");
  const refused = useRefused(kind, answered);
  const [form, fields] = useActionForm(reasonInput, refused, { id: kind });
  return (
    <ConfirmDisclosure
      label={t(`${kind}.label`)}
      question={t(`${kind}.question`)}
      open={refused !== undefined}
    >
      <Form method="post" action={`?do=${kind}`} {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} labels={{ reason: t(`${kind}.reason`) }} />
        <TextareaField field={fields.reason} label={t(`${kind}.reason`)} hint={t("reason.hint")} rows={3} />
        <Button type="submit" variant="danger">
          {t(`${kind}.label`)}
        </Button>
      </Form>
    </ConfirmDisclosure>
  );
}
