import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { registerFapiaoInput } from "#app/domain/payments/fapiao/input.ts";
import {
  claimTransferInput,
  extendPaymentInput,
  recordRefundInput,
} from "#app/domain/payments/payment/input.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { formatAmount, formatMoney } from "#app/ui/elements/format.ts";
import {
  DateField,
  FormErrors,
  formProps,
  NumberField,
  TextField,
  UploadField,
  useActionForm,
} from "#app/ui/primitives/action-form.tsx";
import { INVOICES } from "#app/ui/primitives/file-types.ts";
import { Button } from "#app/ui/primitives/button.tsx";
import { ConfirmDisclosure } from "#app/ui/primitives/disclosure.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";

type Refused = SubmissionResult<string[]> | undefined;

const claimForm = claimTransferInput.omit({ orderId: true });
const extendForm = extendPaymentInput.omit({ orderId: true });
const refundForm = recordRefundInput.omit({ orderId: true });
const fapiaoForm = registerFapiaoInput.omit({ orderId: true });

interface FormFrame {
  refused: Refused;
  /** What the form is filled with: the most that can be moved (fen) and today. */
  amountFen: number;
  today: string;
}

/** The buyer's finance announces a transfer. */
export function ClaimForm({ refused, amountFen, today, requestKey }: FormFrame & { requestKey: string }) {
  const t = useText("settlement");
  const [form, fields] = useActionForm(claimForm, refused, {
    id: "claim",
    defaultValue: { amount: formatAmount(amountFen), transferredOn: today, note: "", requestKey },
  });
  const labels = { amount: t("claim.amount"), transferredOn: t("claim.day"), note: t("claim.remark") };
  return (
    <FormPanel title={t("claim.title")} note={t("claim.note", { amount: formatMoney(amountFen) })}>
      <Form method="post" action="?do=claim" {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} labels={labels} />
        <input type="hidden" name="intent" value="claim" />
        <input type="hidden" name="requestKey" value={String(fields.requestKey.initialValue ?? requestKey)} />
        <NumberField field={fields.amount} label={labels.amount} />
        <DateField field={fields.transferredOn} label={labels.transferredOn} max={today} />
        <TextField field={fields.note} label={labels.note} required={false} />
        <Button variant="primary">{t("claim.submit")}</Button>
      </Form>
    </FormPanel>
  );
}

/** The buyer's finance puts the day to pay off, once, with a reason. */
export function ExtendForm({ refused, days }: { refused: Refused; days: number }) {
  const t = useText("settlement");
  const [form, fields] = useActionForm(extendForm, refused, { id: "extend" });
  return (
    <ConfirmDisclosure
      variant="secondary"
      label={t("extend.label", { days })}
      question={t("extend.question", { days })}
      open={refused !== undefined}
    >
      <Form method="post" action="?do=extend" {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} labels={{ reason: t("extend.reason") }} />
        <TextField field={fields.reason} label={t("extend.reason")} />
        <Button>{t("extend.submit")}</Button>
      </Form>
    </ConfirmDisclosure>
  );
}

/** The supplier's finance records that money received in excess went back. */
export function RefundForm({ refused, amountFen, today, requestKey }: FormFrame & { requestKey: string }) {
  const t = useText("settlement");
  const [form, fields] = useActionForm(refundForm, refused, {
    id: "refund",
    defaultValue: { amount: formatAmount(amountFen), refundedOn: today, note: "", requestKey },
  });
  const labels = { amount: t("refund.amount"), refundedOn: t("refund.day"), note: t("refund.remark") };
  return (
    <FormPanel title={t("refund.title")} note={t("refund.note", { amount: formatMoney(amountFen) })}>
      <Form method="post" {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} labels={labels} />
        <input type="hidden" name="intent" value="refund" />
        <input type="hidden" name="requestKey" value={String(fields.requestKey.initialValue ?? requestKey)} />
        <NumberField field={fields.amount} label={labels.amount} />
        <DateField field={fields.refundedOn} label={labels.refundedOn} max={today} />
        <TextField field={fields.note} label={labels.note} required={false} />
        <Button>{t("refund.submit")}</Button>
      </Form>
    </FormPanel>
  );
}

/** The supplier's finance registers an invoice. */
export function FapiaoForm({ refused, amountFen, today }: FormFrame) {
  const t = useText("settlement");
  const [form, fields] = useActionForm(fapiaoForm, refused, {
    id: "fapiao",
    defaultValue: { number: "", code: "", amount: formatAmount(amountFen), issuedOn: today },
    file: "file",
  });
  const labels = {
    number: t("fapiao.number"),
    code: t("fapiao.code"),
    amount: t("fapiao.amount"),
    issuedOn: t("fapiao.day"),
    file: t("fapiao.file"),
  };
  return (
    <FormPanel title={t("fapiao.title")} note={t("fapiao.note", { amount: formatMoney(amountFen) })}>
      <Form method="post" encType="multipart/form-data" {...formProps(form)} className="grid gap-3">
        <FormErrors form={form} labels={labels} />
        <input type="hidden" name="intent" value="fapiao" />
        <TextField
          field={fields.number}
          label={labels.number}
          hint={t("fapiao.number.hint")}
          inputMode="numeric"
        />
        <TextField
          field={fields.code}
          label={labels.code}
          hint={t("fapiao.code.hint")}
          inputMode="numeric"
          required={false}
        />
        <NumberField field={fields.amount} label={labels.amount} />
        <DateField field={fields.issuedOn} label={labels.issuedOn} max={today} />
        <UploadField
          form={form}
          label={labels.file}
          hint={t("fapiao.file.hint")}
          required
          accept={INVOICES}
        />
        <Button variant="primary">{t("fapiao.submit")}</Button>
      </Form>
    </FormPanel>
  );
}

function FormPanel({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <Panel title={title} note={note}>
      {children}
    </Panel>
  );
}
