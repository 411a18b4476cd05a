import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { Pagination } from "#app/ui/primitives/navigation.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import { type OrderGroup, OrderGroupTabs, OrderList, type OrderListRow } from "./order-list.tsx";

const addresses = {
  buying: { list: paths.institutionOrders, one: paths.institutionOrder },
  selling: { list: paths.supplierOrders, one: paths.supplierOrder },
} as const;

/** The orders of one side of the trade, filtered by group, newest first. */
export function OrderListPage({
  side,
  rows,
  next,
  group,
}: {
  side: keyof typeof addresses;
  rows: readonly OrderListRow[];
  next: string | null;
  group: OrderGroup | null;
}) {
  const t = useText("orders");
  const { list, one } = addresses[side];
  return (
    <WorkspacePage title={t("list.title")}>
      <OrderGroupTabs address={list()} current={group} />
      <OrderList rows={rows} side={side} href={one} />
      <Pagination next={next ? list({ group, after: next }) : null} />
    </WorkspacePage>
  );
}
