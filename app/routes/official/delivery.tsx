import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { strictestOf } from "#app/domain/logistics/shipment/storage.ts";
import { getDeliveryDetail } from "#app/domain/reporting/delivery/detail.server.ts";
import { readShipment } from "#app/domain/reporting/logistics/shipment.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { DeliveryStateBadge } from "#app/ui/delivery/delivery-list.tsx";
import { DeliverySheet } from "#app/ui/delivery/delivery-sheet.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { ColdChainPanel } from "#app/ui/logistics/cold-chain-panel.tsx";
import { ShipmentPanel } from "#app/ui/logistics/shipment-panel.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "office");
  const view = await answer(() => getDeliveryDetail(ctx, args.params.deliveryId ?? ""));
  const number = deliveryNumber(view.order.number, view.delivery.sequence);
  return {
    view,
    number,
    shipment: await readShipment(ctx, view.delivery.id),
    storageClass: strictestOf(view.lines.map((line) => line.storageClass)),
    title: textFor(localeOf(args.request), "deliveries")("detail.title", { number }),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A delivery as officials read it: goods by batch, the acceptance with its two signatures, counts and photographs. */
export default function OfficialDelivery() {
  const { view, number, shipment, storageClass, title } = useLoaderData<typeof loader>();
  const { delivery, order, acceptance } = view;
  return (
    <WorkspacePage
      title={title}
      crumbs={[{ label: order.number, to: paths.officialOrder(order.id) }, { label: number }]}
      status={
        <>
          <DeliveryStateBadge
            state={delivery.state}
            awaitingCountersign={acceptance?.state === "awaiting-countersign"}
          />
          {delivery.isDemo ? <DemoMark /> : null}
        </>
      }
    >
      <ColdChainPanel shipment={shipment} storageClass={storageClass} />
      <DeliverySheet {...view} orderHref={paths.officialOrder(order.id)} />
      {shipment ? <ShipmentPanel shipment={shipment} /> : null}
    </WorkspacePage>
  );
}
