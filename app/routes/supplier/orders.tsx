import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listOrders } from "#app/domain/reporting/order/list.server.ts";
import { requireAudience } from "#app/http/actor.server.ts";
import { answer, localeOf } from "#app/http/respond.server.ts";
import { textFor } from "#app/i18n/text.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { isOrderGroup, OrderGroupTabs, OrderList, orderGroups } from "#app/ui/order/order-list.tsx";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await requireAudience(args, "supplier");
  const query = new URL(args.request.url).searchParams;
  const asked = query.get("group");
  const group = isOrderGroup(asked) ? asked : null;
  const page = await answer(() =>
    listOrders(ctx, {
      states: group ? orderGroups[group] : [],
      changing: group === "changing",
      after: query.get("after"),
    }),
  );
  return { ...page, group, title: textFor(localeOf(args.request), "orders")("list.title") };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Orders() {
  const { rows, next, group } = useLoaderData<typeof loader>();
  const t = useText("orders");
  return (
    <WorkspacePage title={t("list.title")}>
      <OrderGroupTabs address={paths.supplierOrders()} current={group} />
      <OrderList rows={rows} side="selling" href={paths.supplierOrder} />
      <Pagination next={next ? paths.supplierOrders({ group, after: next }) : null} />
    </WorkspacePage>
  );
}
