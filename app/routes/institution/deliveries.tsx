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
import { Pagination, Tabs } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "institution");
  const query = new URL(args.request.url).searchParams;
  const toAccept = query.get("show") !== "all";
  const page = await answer(() => listDeliveries(ctx, { toAccept, after: query.get("after") }));
  return {
    ...page,
    toAccept,
    title: textFor(localeOf(args.request), "deliveries")("list.buying.title"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function InstitutionDeliveries() {
  const { rows, next, toAccept, title } = useLoaderData<typeof loader>();
  const t = useText("deliveries");
  const show = toAccept ? null : "all";
  return (
    <WorkspacePage title={title}>
      <Tabs
        label={t("list.tab.label")}
        tabs={[
          { label: t("list.tab.to_accept"), to: paths.institutionDeliveries(), current: toAccept },
          {
            label: t("list.tab.all"),
            to: paths.institutionDeliveries({ show: "all" }),
            current: !toAccept,
          },
        ]}
      />
      <DeliveryList
        rows={rows}
        side="buying"
        href={paths.institutionDelivery}
        empty={
          <EmptyState title={t(toAccept ? "list.empty.buying" : "list.empty.all")}>
            {t("list.empty.buying.note")}
          </EmptyState>
        }
      />
      <Pagination next={next ? paths.institutionDeliveries({ show, after: next }) : null} />
    </WorkspacePage>
  );
}
