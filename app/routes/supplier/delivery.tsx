import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getDeliveryDetail } from "#app/domain/reporting/delivery/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DeliveryStateBadge } from "#app/ui/delivery/delivery-list.tsx";
import { DeliverySheet } from "#app/ui/delivery/delivery-sheet.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LinkButton } from "#app/ui/primitives/button.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const view = await answer(() => getDeliveryDetail(ctx, args.params.deliveryId ?? ""));
  const number = deliveryNumber(view.order.number, view.delivery.sequence);
  return { view, number, title: textFor(localeOf(args.request), "deliveries")("detail.title", { number }) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SupplierDelivery() {
  const { view, number, title } = useLoaderData<typeof loader>();
  const t = useText("deliveries");
  const travel = useText("logistics");
  const { delivery, acceptance } = view;
  return (
    <WorkspacePage
      title={title}
      crumbs={[{ label: t("list.selling.title"), to: paths.supplierDeliveries() }, { label: number }]}
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
          <LinkButton to={paths.supplierShipment(delivery.id)}>{travel("shipment.open")}</LinkButton>
          <LinkButton to={paths.supplierDeliveryNote(delivery.id)}>{t("detail.note")}</LinkButton>
        </>
      }
    >
      <DeliverySheet
        {...view}
        orderHref={paths.supplierOrder(view.order.id)}
        acceptanceActions={
          acceptance ? (
            <LinkButton size="small" to={paths.supplierAcceptanceSheet(delivery.id)}>
              {t("detail.sheet")}
            </LinkButton>
          ) : null
        }
      />
    </WorkspacePage>
  );
}
