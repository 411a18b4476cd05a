import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listDeliveries } from "#app/domain/reporting/delivery/list.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DeliveryList } from "#app/ui/delivery/delivery-list.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const after = new URL(args.request.url).searchParams.get("after");
  const page = await answer(() => listDeliveries(ctx, { after }));
  return { ...page, title: textFor(localeOf(args.request), "deliveries")("list.selling.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function SupplierDeliveries() {
  const { rows, next, title } = useLoaderData<typeof loader>();
  const t = useText("deliveries");
  return (
    <WorkspacePage title={title}>
      <DeliveryList
        rows={rows}
        side="selling"
        href={paths.supplierDelivery}
        empty={<EmptyState title={t("list.empty.selling")}>{t("list.empty.selling.note")}</EmptyState>}
      />
      <Pagination next={next ? paths.supplierDeliveries({ after: next }) : null} />
    </WorkspacePage>
  );
}
