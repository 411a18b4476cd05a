import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dispatchInput } from "#app/domain/procurement/fulfilment/input.ts";
import { getDispatchForm } from "#app/domain/reporting/delivery/dispatch-form.server.ts";
import { dispatchFulfilment } from "#app/flows/dispatch-fulfilment.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DispatchForm } from "#app/ui/delivery/dispatch-form.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { formatMoney } from "#app/ui/elements/format.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { OrganisationName } from "#app/ui/elements/name.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { DescriptionList } from "#app/ui/primitives/facts.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const form = await answer(() => getDispatchForm(ctx, args.params.orderId ?? ""));
  return { form, title: textFor(localeOf(args.request), "deliveries")("dispatch.title") };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  return submitForm({
    request: args.request,
    schema: dispatchInput,
    fixed: { orderId: args.params.orderId },
    act: (input) => dispatchFulfilment(ctx, input),
    next: (delivery) => redirect(paths.supplierDelivery(delivery.id), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function DispatchOrder() {
  const { form, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("deliveries");
  const { order } = form;
  return (
    <WorkspacePage
      title={title}
      note={t("dispatch.number", { number: order.number, sequence: form.sequence })}
      status={order.isDemo ? <DemoMark /> : null}
      crumbs={[
        { label: t("nav.orders"), to: paths.supplierOrders() },
        { label: order.number, to: paths.supplierOrder(order.id) },
        { label: title },
      ]}
    >
      <Panel title={t("dispatch.facts")} note={form.mayLeave ? t("dispatch.note") : undefined}>
        <DescriptionList
          columns={2}
          facts={[
            { term: t("column.buyer"), value: <OrganisationName of={order.buyer} /> },
            { term: t("column.dispatch_by"), value: <DateText date={order.wantedOn} /> },
            {
              term: t("detail.place"),
              value: `${order.deliveryPlace.label} · ${order.deliveryPlace.line}`,
            },
            {
              term: t("detail.contact"),
              value: `${order.deliveryPlace.contactName} ${order.deliveryPlace.contactPhone}`,
            },
          ]}
        />
      </Panel>
      {form.mayLeave ? (
        <DispatchForm
          key={form.sequence}
          orderId={order.id}
          wantedOn={order.wantedOn}
          {...form}
          refused={refused?.form}
        />
      ) : (
        <Blocked
          orderId={order.id}
          unpaid={form.unpaid}
          total={formatMoney(order.totalFen)}
          received={formatMoney(order.receivedFen)}
        />
      )}
    </WorkspacePage>
  );
}

function Blocked({
  orderId,
  unpaid,
  total,
  received,
}: {
  orderId: string;
  unpaid: boolean;
  total: string;
  received: string;
}) {
  const t = useText("deliveries");
  const why = unpaid ? "unpaid" : "closed";
  return (
    <Notice
      tone="warning"
      title={t(`dispatch.${why}.title`)}
      actions={<LinkButton to={paths.supplierOrder(orderId)}>{t("detail.order")}</LinkButton>}
    >
      {unpaid ? t("dispatch.unpaid.note", { total, received }) : t("dispatch.closed.note")}
    </Notice>
  );
}
