import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { closeRecallInput } from "#app/domain/recall/recall/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { FormErrors, formProps, TextareaField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";

const fieldsOfForm = closeRecallInput.omit({ recallId: true });

/** Ends a recall with what came of it. */
export function CloseForm({
  waiting,
  isOffice,
  refused,
}: {
  waiting: number;
  isOffice: boolean;
  refused: SubmissionResult<string[]> | undefined;
}) {
  const t = useText("recall");
  const [form, fields] = useActionForm(fieldsOfForm, refused, { id: "close" });
  const mayClose = isOffice || waiting === 0;
  return (
    <Panel title={t("close.title")} note={t(isOffice ? "close.note.official" : "close.note.supplier")}>
      {mayClose ? (
        <Form method="post" action="?do=close" {...formProps(form)} className="grid max-w-2xl gap-4">
          <FormErrors form={form} labels={{ summary: t("close.summary") }} />
          <TextareaField
            field={fields.summary}
            label={t("close.summary")}
            hint={t("close.summary.hint")}
            rows={4}
          />
          <p className="text-ink-soft text-sm">{t("close.question")}</p>
          <Button type="submit" variant="danger" className="justify-self-start">
            {t("close.submit")}
          </Button>
        </Form>
      ) : (
        <p>{t("close.waiting", { waiting })}</p>
      )}
    </Panel>
  );
}
