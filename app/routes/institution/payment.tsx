import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { claimTransfer } from "#app/domain/payments/payment/claim.server.ts";
import { extendPayment } from "#app/domain/payments/payment/extend.server.ts";
import {
  claimTransferInput,
  confirmReceiptInput,
  extendPaymentInput,
} from "#app/domain/payments/payment/input.ts";
import { getSettlement } from "#app/domain/reporting/settlement/detail.server.ts";
import { confirmReceipt } from "#app/flows/confirm-receipt.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { newId } from "#app/kernel/id.ts";
import { paths } from "#app/paths.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { formatMoney } from "#app/ui/elements/format.ts";
import { State } from "#app/ui/elements/state.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { ClaimForm, ExtendForm } from "#app/ui/settlement/money-forms.tsx";
import { ReceiptsToConfirm } from "#app/ui/settlement/receipts-to-confirm.tsx";
import { SettlementSheet } from "#app/ui/settlement/settlement-sheet.tsx";
import { useRefused } from "#app/ui/workspace/use-refused.ts";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const settlement = await answer(() => getSettlement(ctx, args.params.orderId ?? ""));
  const { number } = settlement.order;
  return {
    settlement,
    mayClaim: can(ctx.actor, "payment.claim"),
    today: dayOf(ctx.now),
    requestKey: newId(ctx.now),
    title: textFor(localeOf(args.request), "settlement")("account.title", { number }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const orderId = args.params.orderId ?? "";
  const shared = {
    request: args.request,
    fixed: { orderId },
    next: () => redirect(paths.institutionPayment(orderId), 303),
  };
  switch (new URL(args.request.url).searchParams.get("do")) {
    case "confirm":
      return submitForm({
        ...shared,
        schema: confirmReceiptInput,
        act: (input) => confirmReceipt(ctx, input),
      });
    case "extend":
      return submitForm({ ...shared, schema: extendPaymentInput, act: (input) => extendPayment(ctx, input) });
    default:
      return submitForm({ ...shared, schema: claimTransferInput, act: (input) => claimTransfer(ctx, input) });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Payment() {
  const { settlement, mayClaim, today, requestKey, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const refused = useRefused("claim", answered);
  const refusedExtension = useRefused("extend", answered);
  const t = useText("settlement");
  const { order, payableFen, outstandingFen, overpaidFen } = settlement;
  return (
    <WorkspacePage
      title={title}
      crumbs={[{ label: t("pay.title"), to: paths.institutionPayments() }, { label: order.number }]}
      status={
        <>
          <State of="paymentStates" is={order.paymentState} />
          {order.isDemo ? <DemoMark /> : null}
        </>
      }
      actions={
        <LinkButton to={paths.institutionStatement(order.id)} reloadDocument>
          {t("print.statement")}
        </LinkButton>
      }
    >
      <SettlementSheet
        {...settlement}
        orderPath={paths.institutionOrder(order.id)}
        side="buying"
        actions={
          <>
            <ReceiptsToConfirm receipts={settlement.unconfirmed} mayConfirm={mayClaim} answered={answered} />
            {payableFen === 0 ? (
              <Notice>
                {overpaidFen > 0
                  ? t("claim.overpaid", { amount: formatMoney(overpaidFen) })
                  : t(outstandingFen === 0 ? "claim.nothing" : "claim.waiting")}
              </Notice>
            ) : mayClaim ? (
              <ClaimForm
                key={order.claimedFen + order.receivedFen}
                refused={refused}
                amountFen={payableFen}
                today={today}
                requestKey={requestKey}
              />
            ) : null}
            {mayClaim && settlement.extensionDays > 0 ? (
              <ExtendForm refused={refusedExtension} days={settlement.extensionDays} />
            ) : null}
          </>
        }
      />
    </WorkspacePage>
  );
}
