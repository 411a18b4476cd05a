import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { missingOrRefusedFile } from "#app/domain/accounts/file/chosen.ts";
import { prepareFile } from "#app/domain/accounts/file/prepare.server.ts";
import { can } from "#app/domain/core/authorise.ts";
import { registerFapiaoInput } from "#app/domain/payments/fapiao/input.ts";
import { recordRefundInput } from "#app/domain/payments/payment/input.ts";
import { recordRefund } from "#app/domain/payments/payment/refund.server.ts";
import { getSettlement } from "#app/domain/reporting/settlement/detail.server.ts";
import { registerFapiaoFile } from "#app/flows/register-fapiao-file.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, readForm, submitForm } from "#app/http/respond.server.ts";
import { takeUpload } from "#app/http/upload.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { FapiaoForm, RefundForm } from "#app/ui/settlement/money-forms.tsx";
import { SettlementSheet } from "#app/ui/settlement/settlement-sheet.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const settlement = await answer(() => getSettlement(ctx, args.params.orderId ?? ""));
  const { number } = settlement.order;
  return {
    settlement,
    mayInvoice: can(ctx.actor, "fapiao.register"),
    mayRefund: can(ctx.actor, "payment.refund"),
    today: dayOf(ctx.now),
    requestKey: newId(ctx.now),
    title: textFor(localeOf(args.request), "settlement")("account.title", { number }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const orderId = args.params.orderId ?? "";
  const form = await readForm(args.request);
  const upload = await takeUpload(form, "file");
  const shared = {
    request: args.request,
    form,
    fixed: { orderId },
    next: () => redirect(paths.supplierInvoice(orderId), 303),
  };
  return form.get("intent") === "refund"
    ? submitForm({ ...shared, schema: recordRefundInput, act: (input) => recordRefund(ctx, input) })
    : submitForm({
        ...shared,
        schema: registerFapiaoInput,
        alsoWrong: () => missingOrRefusedFile(upload, (file) => prepareFile("invoice", file)),
        act: (input) => registerFapiaoFile(ctx, input, upload),
      });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Invoice() {
  const { settlement, mayInvoice, mayRefund, today, requestKey, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.form;
  const t = useText("settlement");
  const { order, invoiceableFen, overpaidFen } = settlement;
  const refusedIn = (intent: string) => (refused?.initialValue?.intent === intent ? refused : undefined);
  return (
    <WorkspacePage
      title={title}
      crumbs={[{ label: t("invoices.title"), to: paths.supplierInvoices() }, { label: order.number }]}
      status={
        <>
          <State of="paymentStates" is={order.paymentState} />
          {order.isDemo ? <DemoMark /> : null}
        </>
      }
      actions={
        <LinkButton to={paths.supplierStatement(order.id)} reloadDocument>
          {t("print.statement")}
        </LinkButton>
      }
    >
      <SettlementSheet
        {...settlement}
        orderPath={paths.supplierOrder(order.id)}
        side="selling"
        actions={
          <>
            {overpaidFen > 0 && mayRefund ? (
              <RefundForm
                key={`refund-${overpaidFen}`}
                refused={refusedIn("refund")}
                amountFen={overpaidFen}
                today={today}
                requestKey={requestKey}
              />
            ) : null}
            {invoiceableFen > 0 && mayInvoice ? (
              <FapiaoForm
                key={`fapiao-${invoiceableFen}`}
                refused={refusedIn("fapiao")}
                amountFen={invoiceableFen}
                today={today}
              />
            ) : invoiceableFen === 0 && order.invoicedFen > 0 ? (
              <Notice tone="success">{t("fapiao.all")}</Notice>
            ) : null}
          </>
        }
      />
    </WorkspacePage>
  );
}
