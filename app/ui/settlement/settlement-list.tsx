import type { SettlementGroup } from "#app/domain/reporting/settlement/groups.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { PaymentState } from "#db/vocabulary/payments.ts";

/** The tabs above a list of orders by their money. */
export function SettlementTabs({
  groups,
  current,
  href,
}: {
  groups: readonly (SettlementGroup | null)[];
  current: SettlementGroup | null;
  href: (group: SettlementGroup | null) => string;
}) {
  const t = useText("settlement");
  return (
    <Tabs
      label={t("pay.filter.label")}
      tabs={groups.map((group) => ({
        label: t(`group.${group ?? "all"}`),
        to: href(group),
        current: group === current,
      }))}
    />
  );
}

export interface SettlementRow {
  id: string;
  number: string;
  paymentState: PaymentState;
  paymentReference: string;
  paymentDueOn: string | null;
  dueFen: number;
  receivedFen: number;
  outstandingFen: number;
  isLate: boolean;
  invoicedFen: number;
  isDemo: boolean;
  otherName: string;
  otherNameEn: string | null;
}

/** Orders with what is due, received and outstanding, each leading to its account. */
export function SettlementTable({
  rows,
  side,
  href,
}: {
  rows: readonly SettlementRow[];
  side: "buying" | "selling";
  href: (orderId: string) => string;
}) {
  const t = useText("settlement");
  const buying = side === "buying";
  return (
    <Table
      caption={t("pay.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      stack="early"
      empty={
        <EmptyState title={t("pay.empty.title")}>{t(buying ? "pay.empty" : "collect.empty")}</EmptyState>
      }
      columns={[
        {
          key: "order",
          header: t("column.order"),
          heading: true,
          cell: (row) => (
            <MarkedLink to={href(row.id)} isDemo={row.isDemo}>
              {row.number}
            </MarkedLink>
          ),
        },
        {
          key: "other",
          header: t(buying ? "column.supplier" : "column.buyer"),
          cell: (row) => <LocalName of={{ nameZh: row.otherName, nameEn: row.otherNameEn }} />,
        },
        {
          key: "reference",
          header: t("column.reference"),
          cell: (row) => <code className="figures whitespace-nowrap">{row.paymentReference}</code>,
        },
        { key: "due", header: t("column.due"), numeric: true, cell: (row) => <Money fen={row.dueFen} /> },
        {
          key: "received",
          header: t("column.received"),
          numeric: true,
          cell: (row) => <Money fen={row.receivedFen} />,
        },
        buying
          ? {
              key: "outstanding",
              header: t("column.outstanding"),
              numeric: true,
              cell: (row) => <Money fen={row.outstandingFen} />,
            }
          : {
              key: "invoiced",
              header: t("column.invoiced"),
              numeric: true,
              cell: (row) => <Money fen={row.invoicedFen} />,
            },
        {
          key: "due-on",
          header: t("column.due_on"),
          cell: (row) => (
            <>
              {row.paymentDueOn ? <DateText date={row.paymentDueOn} form="short" /> : null}
              {row.isLate ? (
                <span className="ml-1.5">
                  <StateBadge tone="refused">{t("due.late")}</StateBadge>
                </span>
              ) : null}
            </>
          ),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => <State of="paymentStates" is={row.paymentState} />,
        },
      ]}
    />
  );
}
