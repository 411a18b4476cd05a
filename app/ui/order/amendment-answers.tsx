import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import {
  agreeAmendmentInput,
  declineAmendmentInput,
  withdrawAmendmentInput,
} from "#app/domain/procurement/amendment/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { FormErrors, formProps, TextareaField, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

type AnswerProps = {
  order: { id: string };
  proposal: { id: string };
  /** What the page's action answered. */
  answered: { form: SubmissionResult<string[]> } | undefined;
};

/** What can be done with a proposal that waits: the side that is asked agrees or not, the other takes it back. */
export function AmendmentAnswers({ isAsked, ...props }: AnswerProps & { isAsked: boolean }) {
  return (
    <div className="flex flex-wrap items-start gap-2">
      {isAsked ? (
        <>
          <OneButton step="agree" schema={agreeAmendmentInput} {...props} />
          <DeclineForm {...props} />
        </>
      ) : (
        <OneButton step="take-back" schema={withdrawAmendmentInput} {...props} />
      )}
    </div>
  );
}

/** What the proposal's own forms send of themselves. */
function Named({ order, proposal }: { order: { id: string }; proposal: { id: string } }) {
  return (
    <>
      <input type="hidden" name="orderId" value={order.id} />
      <input type="hidden" name="amendmentId" value={proposal.id} />
    </>
  );
}

function OneButton({
  step,
  schema,
  proposal,
  order,
  answered,
}: AnswerProps & {
  step: "agree" | "take-back";
  schema: typeof agreeAmendmentInput | typeof withdrawAmendmentInput;
}) {
  const t = useText("orders");
  const [form] = useActionForm(schema, useRefused(step, answered), { id: step });
  return (
    <Form method="post" action={`?do=${step}`} {...formProps(form)} className="grid gap-2">
      <FormErrors form={form} />
      <Named order={order} proposal={proposal} />
      <Button type="submit" variant={step === "agree" ? "primary" : "secondary"}>
        {t(step === "agree" ? "rest.agree" : "rest.withdraw")}
      </Button>
    </Form>
  );
}

function DeclineForm({ proposal, order, answered }: AnswerProps) {
  const t = useText("orders");
  const refused = useRefused("turn-down", answered);
  const [form, fields] = useActionForm(declineAmendmentInput, refused, { id: "turn-down" });
  return (
    <ConfirmDisclosure
      label={t("rest.decline")}
      question={t("rest.decline.question")}
      open={refused !== undefined}
    >
      <Form method="post" action="?do=turn-down" {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} labels={{ reason: t("rest.reason") }} />
        <Named order={order} proposal={proposal} />
        <TextareaField field={fields.reason} label={t("rest.reason")} rows={3} />
        <Button type="submit" variant="danger">
          {t("rest.decline")}
        </Button>
      </Form>
    </ConfirmDisclosure>
  );
}
