import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { withdrawAcceptanceInput } from "#app/domain/procurement/acceptance/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { FormErrors, formProps, TextareaField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";

/** Sends an acceptance back before its second signature, with the reason its writer will read. */
export function SendBackForm({
  acceptanceId,
  refused,
}: {
  acceptanceId: string;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("deliveries");
  const [form, fields] = useActionForm(withdrawAcceptanceInput, refused, { id: "send-back" });
  return (
    <ConfirmDisclosure
      label={t("acceptance.send_back")}
      question={t("acceptance.send_back.question")}
      open={refused !== undefined}
    >
      <Form method="post" {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} labels={{ reason: t("acceptance.send_back.reason") }} />
        <input type="hidden" name="acceptanceId" value={acceptanceId} />
        <TextareaField
          field={fields.reason}
          label={t("acceptance.send_back.reason")}
          hint={t("acceptance.send_back.hint")}
          rows={3}
        />
        <Button type="submit" variant="danger" className="justify-self-start">
          {t("acceptance.send_back")}
        </Button>
      </Form>
    </ConfirmDisclosure>
  );
}
