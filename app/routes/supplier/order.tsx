import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { confirmOrder } from "#app/domain/procurement/order/confirm.server.ts";
import { declineOrder } from "#app/domain/procurement/order/decline.server.ts";
import { declineOrderInput } from "#app/domain/procurement/order/input.ts";
import { owedPacks } from "#app/domain/procurement/order/progress.ts";
import { dispatchableStates } from "#app/domain/procurement/order/states.ts";
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
import { Button, LinkButton } from "#app/ui/primitives/button.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const detail = await answer(() => getOrderDetail(ctx, args.params.orderId ?? ""));
  const isUnanswered = detail.order.state === "placed";
  const mayAnswer = can(ctx.actor, "order.confirm") && isUnanswered;
  const title = textFor(localeOf(args.request), "orders")("detail.title", { number: detail.order.number });
  const mayDispatch =
    can(ctx.actor, "delivery.dispatch") && dispatchableStates.some((state) => state === detail.order.state);
  return { detail, isUnanswered, mayAnswer, mayDispatch, mayAmend: can(ctx.actor, "order.amend"), title };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const orderId = args.params.orderId ?? "";
  const next = () => redirect(paths.supplierOrder(orderId), 303);
  if (new URL(args.request.url).searchParams.get("do") === "confirm") {
    await answer(() => confirmOrder(ctx, { orderId }));
    return next();
  }
  const step = amendmentStepOf(args.request);
  if (step) return takeAmendmentStep(ctx, { request: args.request, step, orderId, next });
  return submitForm({
    request: args.request,
    schema: declineOrderInput,
    fixed: { orderId },
    act: (input) => declineOrder(ctx, input),
    next,
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SupplierOrder() {
  const { detail, isUnanswered, mayAnswer, mayDispatch, mayAmend, title } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const t = useText("orders");
  const deliveries = useText("deliveries");
  const owesPacks = detail.lines.some((line) => owedPacks(line) > 0);
  return (
    <OrderPage
      title={title}
      detail={detail}
      list={{ label: t("list.title"), to: paths.supplierOrders() }}
      note={mayAnswer ? t("confirm.hint") : isUnanswered ? t("confirm.awaited") : undefined}
      actions={
        mayAnswer ? (
          <>
            <form method="post" action="?do=confirm">
              <Button type="submit" variant="primary">
                {t("confirm.label")}
              </Button>
            </form>
            <EndOrderForm kind="decline" answered={answered} />
          </>
        ) : mayDispatch && owesPacks ? (
          <LinkButton variant="primary" to={paths.supplierDispatch(detail.order.id)}>
            {deliveries("dispatch.start")}
          </LinkButton>
        ) : null
      }
      rest={<RestPanel {...detail} side="supplier" mayAmend={mayAmend} answered={answered} />}
      deliveryHref={paths.supplierDelivery}
      moneyHref={paths.supplierInvoice(detail.order.id)}
    />
  );
}
