import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { cancelOrder } from "#app/domain/procurement/order/cancel.server.ts";
import { cancelOrderInput } from "#app/domain/procurement/order/input.ts";
import { getOrderDetail } from "#app/domain/reporting/order/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { amendmentStepOf, takeAmendmentStep } from "#app/routes/trade/amend.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { OrderPage } from "#app/ui/order/order-page.tsx";
import { EndOrderForm } from "#app/ui/order/end-order-form.tsx";
import { RestPanel } from "#app/ui/order/rest-panel.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const detail = await answer(() => getOrderDetail(ctx, args.params.orderId ?? ""));
  const mayCancel = can(ctx.actor, "order.cancel") && detail.order.state === "placed";
  const title = textFor(localeOf(args.request), "orders")("detail.title", { number: detail.order.number });
  return {
    detail,
    mayCancel,
    mayBuy: can(ctx.actor, "requisition.edit"),
    mayAmend: can(ctx.actor, "order.amend"),
    title,
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const orderId = args.params.orderId ?? "";
  const next = () => redirect(paths.institutionOrder(orderId), 303);
  const step = amendmentStepOf(args.request);
  if (step) return takeAmendmentStep(ctx, { request: args.request, step, orderId, next });
  return submitForm({
    request: args.request,
    schema: cancelOrderInput,
    fixed: { orderId },
    act: (input) => cancelOrder(ctx, input),
    next,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionOrder() {
  const { detail, mayCancel, mayBuy, mayAmend, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("orders");
  const buying = useText("requisitions");
  return (
    <OrderPage
      title={title}
      detail={detail}
      list={{ label: t("list.title"), to: paths.institutionOrders() }}
      actions={
        <>
          {mayBuy ? (
            <LinkButton to={paths.newRequisition({ repeat: detail.order.id })}>
              {buying("action.repeat")}
            </LinkButton>
          ) : null}
          {mayCancel ? <EndOrderForm kind="cancel" answered={answered} /> : null}
        </>
      }
      rest={<RestPanel {...detail} side="buyer" mayAmend={mayAmend} answered={answered} />}
      deliveryHref={paths.institutionDelivery}
      moneyHref={paths.institutionPayment(detail.order.id)}
    />
  );
}
