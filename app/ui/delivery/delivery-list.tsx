import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { DeliveryState } from "#db/vocabulary/procurement.ts";
import type { ReactNode } from "react";
import { deliveryNumber } from "./view.ts";

export interface DeliveryRow {
  id: string;
  sequence: number;
  state: DeliveryState;
  awaitingCountersign: boolean;
  carrier: string;
  vehicle: string;
  dispatchedOn: string;
  wantedOn: string;
  orderNumber: string;
  otherName: string;
  otherNameEn: string | null;
  packs: number;
  isDemo: boolean;
}

/** Where a delivery stands; between its two signatures it waits for the second. */
export function DeliveryStateBadge({
  state,
  awaitingCountersign,
}: Pick<DeliveryRow, "state" | "awaitingCountersign">) {
  const t = useText("deliveries");
  if (awaitingCountersign) return <StateBadge tone="waiting">{t("state.awaiting_countersign")}</StateBadge>;
  return <State of="deliveryStates" is={state} />;
}

/** Deliveries of one side of the trade. */
export function DeliveryList({
  rows,
  side,
  href,
  empty,
}: {
  rows: readonly DeliveryRow[];
  side: "selling" | "buying";
  href: (deliveryId: string) => string;
  empty: ReactNode;
}) {
  const t = useText("deliveries");
  return (
    <Table
      caption={t("list.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={empty}
      columns={[
        {
          key: "number",
          header: t("column.delivery"),
          heading: true,
          cell: (row) => (
            <MarkedLink to={href(row.id)} isDemo={row.isDemo}>
              {deliveryNumber(row.orderNumber, row.sequence)}
            </MarkedLink>
          ),
        },
        {
          key: "other",
          header: t(side === "buying" ? "column.supplier" : "column.buyer"),
          cell: (row) => <LocalName of={{ nameZh: row.otherName, nameEn: row.otherNameEn }} />,
        },
        {
          key: "packs",
          header: t("column.packs"),
          numeric: true,
          cell: (row) => <Count value={row.packs} />,
        },
        {
          key: "dispatched",
          header: t("column.dispatched_on"),
          cell: (row) => <DateText date={row.dispatchedOn} form="short" />,
        },
        {
          key: "wanted",
          header: t("column.dispatch_by"),
          cell: (row) => <DateText date={row.wantedOn} form="short" />,
        },
        {
          key: "carrier",
          header: t("column.carrier"),
          cell: (row) => [row.carrier, row.vehicle].filter(Boolean).join(" ") || t("detail.none"),
        },
        { key: "state", header: t("column.state"), cell: (row) => <DeliveryStateBadge {...row} /> },
      ]}
    />
  );
}
