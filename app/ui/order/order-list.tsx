import { useText } from "#app/i18n/use-text.tsx";
import { DateText, InstantText } from "#app/ui/elements/date.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { PaymentState } from "#db/vocabulary/payments.ts";
import type { OrderState } from "#db/vocabulary/procurement.ts";
import { OrderStateBadge, PaymentStateBadge } from "./order-state.tsx";

/** The groups of states a list of orders is filtered by; `changing` are those with a proposal that waits. */
export const orderGroups = {
  waiting: ["placed"],
  moving: ["confirmed", "partly-dispatched", "dispatched", "partly-accepted"],
  changing: [],
  accepted: ["accepted"],
  ended: ["declined", "cancelled"],
} as const satisfies Record<string, readonly OrderState[]>;

export type OrderGroup = keyof typeof orderGroups;

/** Whether a word from an address names a group. */
export function isOrderGroup(word: string | null): word is OrderGroup {
  return word !== null && Object.hasOwn(orderGroups, word);
}

/** The tabs above a list of orders. */
export function OrderGroupTabs({ address, current }: { address: string; current: OrderGroup | null }) {
  const t = useText("orders");
  const groups: (OrderGroup | null)[] = [null, "waiting", "moving", "changing", "accepted", "ended"];
  return (
    <Tabs
      label={t("list.filter.label")}
      tabs={groups.map((group) => ({
        label: t(`list.filter.${group ?? "all"}`),
        to: group ? `${address}?group=${group}` : address,
        current: group === current,
      }))}
    />
  );
}

export interface OrderListRow {
  id: string;
  number: string;
  state: OrderState;
  paymentState: PaymentState;
  totalFen: number;
  wantedOn: string;
  placedAt: Date | string;
  isDemo: boolean;
  otherName: string;
  otherNameEn: string | null;
}

/** Orders of one side of the trade, each leading to its page. */
export function OrderList({
  rows,
  side,
  href,
}: {
  rows: readonly OrderListRow[];
  side: "buying" | "selling";
  href: (orderId: string) => string;
}) {
  const t = useText("orders");
  return (
    <Table
      caption={t("list.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("list.empty.title")}>{t(`list.empty.${side}`)}</EmptyState>}
      columns={[
        {
          key: "number",
          header: t("column.number"),
          heading: true,
          cell: (row) => (
            <MarkedLink to={href(row.id)} isDemo={row.isDemo}>
              {row.number}
            </MarkedLink>
          ),
        },
        {
          key: "other",
          header: t(side === "buying" ? "column.supplier" : "column.buyer"),
          cell: (row) => <LocalName of={{ nameZh: row.otherName, nameEn: row.otherNameEn }} />,
        },
        {
          key: "wanted",
          header: t("column.dispatch_by"),
          cell: (row) => <DateText date={row.wantedOn} form="short" />,
        },
        {
          key: "total",
          header: t("column.total"),
          numeric: true,
          cell: (row) => <Money fen={row.totalFen} />,
        },
        { key: "state", header: t("column.state"), cell: (row) => <OrderStateBadge state={row.state} /> },
        {
          key: "payment",
          header: t("column.payment"),
          cell: (row) => <PaymentStateBadge state={row.paymentState} />,
        },
        { key: "placed", header: t("column.placed"), cell: (row) => <InstantText at={row.placedAt} /> },
      ]}
    />
  );
}
