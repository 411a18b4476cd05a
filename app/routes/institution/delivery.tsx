import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { can } from "#app/domain/core/authorise.ts";
import { acknowledgeAlarms } from "#app/domain/logistics/excursion/acknowledge.server.ts";
import { acknowledgeAlarmsInput } from "#app/domain/logistics/excursion/input.ts";
import { strictestOf } from "#app/domain/logistics/shipment/storage.ts";
import { returnablePacks } from "#app/domain/procurement/goods-return/returnable.ts";
import { getDeliveryDetail } from "#app/domain/reporting/delivery/detail.server.ts";
import { readShipment } from "#app/domain/reporting/logistics/shipment.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf, submitForm } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DeliveryStateBadge } from "#app/ui/delivery/delivery-list.tsx";
import { DeliverySheet } from "#app/ui/delivery/delivery-sheet.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { AcknowledgeForm } from "#app/ui/logistics/alarms.tsx";
import { ColdChainPanel } from "#app/ui/logistics/cold-chain-panel.tsx";
import { ShipmentPanel } from "#app/ui/logistics/shipment-panel.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const view = await answer(() => getDeliveryDetail(ctx, args.params.deliveryId ?? ""));
  const number = deliveryNumber(view.order.number, view.delivery.sequence);
  const people = [view.order.requesterId, view.order.approverId];
  const findings = view.acceptance?.state === "signed" ? view.acceptance.findings : [];
  const returnable = findings.some((finding) => {
    const line = view.lines.find(({ id }) => id === finding.deliveryLineId);
    return returnablePacks(finding.acceptedPacks, line?.returnedPacks ?? 0) > 0;
  });
  return {
    view,
    number,
    shipment: await readShipment(ctx, view.delivery.id),
    storageClass: strictestOf(view.lines.map((line) => line.storageClass)),
    mayAcknowledge: can(ctx.actor, "acceptance.record"),
    mayAccept: can(ctx.actor, "acceptance.record") && !view.acceptance && !people.includes(ctx.actor.userId),
    maySign: can(ctx.actor, "acceptance.countersign") && view.acceptance?.state === "awaiting-countersign",
    mayReturn: can(ctx.actor, "return.record") && returnable,
    title: textFor(localeOf(args.request), "deliveries")("detail.title", { number }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const deliveryId = args.params.deliveryId ?? "";
  return submitForm({
    request: args.request,
    schema: acknowledgeAlarmsInput,
    fixed: { deliveryId },
    act: (input) => acknowledgeAlarms(ctx, input),
    next: () => redirect(paths.institutionDelivery(deliveryId), 303),
  });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionDelivery() {
  const { view, number, shipment, storageClass, mayAcknowledge, mayAccept, maySign, mayReturn, title } =
    useLoaderData<typeof loader>();
  const t = useText("deliveries");
  const { delivery, acceptance } = view;
  return (
    <WorkspacePage
      title={title}
      crumbs={[
        { label: t("list.buying.title"), to: paths.institutionDeliveries({ show: "all" }) },
        { label: number },
      ]}
      status={
        <>
          <DeliveryStateBadge
            state={delivery.state}
            awaitingCountersign={acceptance?.state === "awaiting-countersign"}
          />
          {delivery.isDemo ? <DemoMark /> : null}
        </>
      }
      actions={
        <>
          {mayAccept ? (
            <LinkButton variant="primary" to={paths.institutionAccept(delivery.id)}>
              {t("detail.accept")}
            </LinkButton>
          ) : null}
          {maySign && acceptance ? (
            <LinkButton variant="primary" to={paths.institutionAcceptance(acceptance.id)}>
              {t("detail.countersign")}
            </LinkButton>
          ) : null}
          <LinkButton to={paths.institutionDeliveryNote(delivery.id)}>{t("detail.note")}</LinkButton>
        </>
      }
    >
      {mayAcknowledge && shipment ? <AcknowledgeForm count={shipment.unseenAlarms} /> : null}
      <ColdChainPanel shipment={shipment} storageClass={storageClass} />
      <DeliverySheet
        {...view}
        orderHref={paths.institutionOrder(view.order.id)}
        acceptanceActions={
          acceptance ? (
            <>
              {mayReturn ? (
                <LinkButton size="small" to={paths.institutionReturn(delivery.id)}>
                  {t("detail.return")}
                </LinkButton>
              ) : null}
              <LinkButton size="small" to={paths.institutionAcceptanceSheet(delivery.id)}>
                {t("detail.sheet")}
              </LinkButton>
            </>
          ) : null
        }
      />
      {shipment ? <ShipmentPanel shipment={shipment} /> : null}
    </WorkspacePage>
  );
}
