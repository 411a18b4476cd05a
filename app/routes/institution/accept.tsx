import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireCan } from "#app/domain/core/authorise.ts";
import { strictestOf } from "#app/domain/logistics/shipment/storage.ts";
import { receiveDeliveryInput } from "#app/domain/procurement/acceptance/input.ts";
import { getDeliveryDetail } from "#app/domain/reporting/delivery/detail.server.ts";
import { readShipment } from "#app/domain/reporting/logistics/shipment.server.ts";
import { receiveDelivery } from "#app/flows/receive-delivery.server.ts";
import { keptForm, requireSender } from "#app/http/kept-form.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { dayOf } from "#app/kernel/calendar.ts";
import { paths } from "#app/paths.ts";
import { AcceptanceForm } from "#app/ui/delivery/acceptance-form.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { ColdChainPanel } from "#app/ui/logistics/cold-chain-panel.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { Notice } from "#app/ui/primitives/notice.tsx";
import { KeptFormNotice } from "#app/ui/workspace/kept-form-notice.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const view = await answer(async () => {
    requireCan(ctx, "acceptance.record");
    return getDeliveryDetail(ctx, args.params.deliveryId ?? "");
  });
  const number = deliveryNumber(view.order.number, view.delivery.sequence);
  return {
    view,
    number,
    shipment: await readShipment(ctx, view.delivery.id),
    storageClass: strictestOf(view.lines.map((line) => line.storageClass)),
    kept: keptForm(args.request),
    today: dayOf(ctx.now),
    title: textFor(localeOf(args.request), "deliveries")("accept.title", { number }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, form } = await requireSender(args, "institution");
  return submitForm({
    request: args.request,
    form,
    schema: receiveDeliveryInput,
    fixed: { deliveryId: args.params.deliveryId },
    act: (input) => receiveDelivery(ctx, input),
    next: (acceptance) => redirect(paths.institutionAcceptance(acceptance.id), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function AcceptDelivery() {
  const { view, number, shipment, storageClass, kept, today, title } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const t = useText("deliveries");
  const { delivery, acceptance } = view;
  return (
    <WorkspacePage
      title={title}
      note={t("accept.note")}
      status={delivery.isDemo ? <DemoMark /> : null}
      crumbs={[
        { label: t("list.buying.title"), to: paths.institutionDeliveries() },
        { label: number, to: paths.institutionDelivery(delivery.id) },
        { label: t("detail.accept") },
      ]}
    >
      {acceptance ? (
        <Notice
          tone="info"
          title={t("accept.done.title")}
          actions={
            <LinkButton to={paths.institutionAcceptance(acceptance.id)}>{t("acceptances.title")}</LinkButton>
          }
        >
          {t("accept.done.note")}
        </Notice>
      ) : (
        <>
          <div className="max-w-4xl empty:hidden">
            <ColdChainPanel shipment={shipment} storageClass={storageClass} />
          </div>
          {kept ? <KeptFormNotice /> : null}
          <AcceptanceForm
            deliveryId={delivery.id}
            dispatchedOn={delivery.dispatchedOn}
            today={today}
            lines={view.lines}
            refused={refused?.form ?? kept}
          />
        </>
      )}
    </WorkspacePage>
  );
}
