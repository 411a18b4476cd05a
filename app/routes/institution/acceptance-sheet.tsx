import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { getAcceptedDelivery } from "#app/domain/reporting/delivery/detail.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { paths } from "#app/paths.ts";
import { AcceptancePaper } from "#app/ui/delivery/acceptance-paper.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const view = await answer(() => getAcceptedDelivery(ctx, args.params.deliveryId ?? ""));
  return { view, title: textFor(localeOf(args.request), "deliveries")("print.sheet.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionAcceptanceSheet() {
  const { view } = useLoaderData<typeof loader>();
  return (
    <AcceptancePaper
      view={view}
      acceptance={view.acceptance}
      back={paths.institutionDelivery(view.delivery.id)}
    />
  );
}
