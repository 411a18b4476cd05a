import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod";
import { useText } from "#app/i18n/use-text.tsx";
import { requiredText } from "#app/kernel/input.ts";
import { FormErrors, formProps, TextareaField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";

const reasonInput = z.object({ reason: requiredText(500) });

/** A decision that owes a reason: asks once, and keeps what was typed when it is refused. */
export function ReasonedDecision({
  to,
  label,
  question,
  refused,
  children,
}: {
  /** The `do` of the address it is sent to. */
  to: string;
  label: string;
  question: string;
  refused: SubmissionResult<string[]> | undefined;
  /** Hidden fields. */
  children?: ReactNode;
}) {
  const t = useText("supply");
  const [form, fields] = useActionForm(reasonInput, refused, { id: to });
  return (
    <ConfirmDisclosure label={label} question={question} open={refused !== undefined}>
      <Form method="post" action={`?do=${to}`} {...formProps(form)} className="grid gap-3">
        {children}
        <FormErrors form={form} />
        <TextareaField
          field={fields.reason}
          label={t("review.reason")}
          hint={t("review.reason.hint")}
          rows={3}
        />
        <Button variant="danger">{label}</Button>
      </Form>
    </ConfirmDisclosure>
  );
}

/** A decision in one click. */
export function PlainDecision({
  to,
  label,
  note,
  children,
}: {
  to: string;
  label: string;
  note: string;
  children?: ReactNode;
}) {
  return (
    <Form method="post" action={`?do=${to}`} className="grid gap-2">
      {children}
      <p className="text-[0.9375rem] text-ink-soft">{note}</p>
      <div>
        <Button variant="primary">{label}</Button>
      </div>
    </Form>
  );
}
