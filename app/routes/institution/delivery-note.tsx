import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getDeliveryDetail } from "#app/domain/reporting/delivery/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { publicOrigin } from "#app/http/public-origin.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { DeliveryNote } from "#app/ui/delivery/delivery-note.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const view = await answer(() => getDeliveryDetail(ctx, args.params.deliveryId ?? ""));
  const title = textFor(localeOf(args.request), "deliveries")("print.note.title");
  return { view, origin: publicOrigin(args.request), title };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionDeliveryNote() {
  const { view, origin } = useLoaderData<typeof loader>();
  return <DeliveryNote view={view} origin={origin} back={paths.institutionDelivery(view.delivery.id)} />;
}
