import type { ReactNode } from "react";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { WorkspacePage } from "#app/ui/shell/workspace-shell.tsx";
import type { OrderState } from "#db/vocabulary/procurement.ts";
import { OrderSheet, type OrderSheetProps } from "./order-sheet.tsx";
import { OrderStateBadge } from "./order-state.tsx";

type Detail = Omit<OrderSheetProps, "order" | "rest" | "deliveryHref" | "moneyHref"> & {
  order: OrderSheetProps["order"] & { number: string; state: OrderState; isDemo: boolean };
};

/** The page of one order, as each side and the officials read it; what can be done is theirs. */
export function OrderPage({
  title,
  detail,
  list,
  note,
  actions,
  rest,
  deliveryHref,
  moneyHref,
}: {
  title: string;
  detail: Detail;
  /** The list the order stands in; officials come from an entry. */
  list?: { label: string; to: string };
  note?: string;
  actions?: ReactNode;
  rest?: ReactNode;
  deliveryHref: (deliveryId: string) => string;
  /** The order's account, for the two sides of the trade. */
  moneyHref?: string;
}) {
  const { order } = detail;
  return (
    <WorkspacePage
      title={title}
      status={
        <>
          <OrderStateBadge state={order.state} />
          {order.isDemo ? <DemoMark /> : null}
        </>
      }
      crumbs={list ? [list, { label: order.number }] : undefined}
      note={note}
      actions={actions}
    >
      <OrderSheet {...detail} rest={rest} deliveryHref={deliveryHref} moneyHref={moneyHref} />
    </WorkspacePage>
  );
}
