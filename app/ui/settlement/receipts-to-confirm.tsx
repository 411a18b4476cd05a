import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { confirmReceiptInput } from "#app/domain/payments/payment/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { FormErrors, formProps, useActionForm } from "#app/ui/primitives/action-form.tsx";
import { Button } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";

type Receipt = { id: string; amountFen: number; occurredOn: string; counterparty: string | null };
type Answered = { form: SubmissionResult<string[]> } | undefined;

/** Amounts the supplier matched with the order by hand, for the payer to say that they are its own. */
export function ReceiptsToConfirm({
  receipts,
  mayConfirm,
  answered,
}: {
  receipts: readonly Receipt[];
  mayConfirm: boolean;
  /** What the page's action answered. */
  answered: Answered;
}) {
  const t = useText("settlement");
  if (receipts.length === 0) return null;
  return (
    <Panel title={t("confirm.title")} note={t("confirm.note")}>
      <ul className="grid gap-3">
        {receipts.map((receipt) => (
          <li key={receipt.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <span>
              <Money fen={receipt.amountFen} className="font-semibold" />
              <span className="ml-2 text-ink-soft text-sm">
                <DateText date={receipt.occurredOn} form="short" /> {receipt.counterparty}
              </span>
            </span>
            {mayConfirm ? <ConfirmForm receipt={receipt} answered={answered} /> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function ConfirmForm({ receipt, answered }: { receipt: Receipt; answered: Answered }) {
  const t = useText("settlement");
  const [form] = useActionForm(
    confirmReceiptInput.pick({ paymentId: true }),
    useRefused("confirm", answered),
    {
      id: `confirm-${receipt.id}`,
    },
  );
  return (
    <Form method="post" action="?do=confirm" {...formProps(form)} className="grid gap-2">
      <FormErrors form={form} />
      <input type="hidden" name="paymentId" value={receipt.id} />
      <Button type="submit">{t("confirm.submit")}</Button>
    </Form>
  );
}
