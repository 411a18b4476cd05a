import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { MarkedLink } from "#app/ui/elements/marked-link.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { AcceptanceState } from "#db/vocabulary/procurement.ts";
import { deliveryNumber } from "./view.ts";

export interface AcceptanceRow {
  id: string;
  state: AcceptanceState;
  receivedOn: string;
  acceptedFen: number;
  isDemo: boolean;
  receiverName: string;
  countersignerName: string | null;
  sequence: number;
  orderNumber: string;
  supplierName: string;
  supplierNameEn: string | null;
}

/** The acceptances of an institution, each leading to its page. */
export function AcceptanceList({ rows }: { rows: readonly AcceptanceRow[] }) {
  const t = useText("deliveries");
  return (
    <Table
      caption={t("acceptances.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("acceptances.empty")}>{t("acceptances.empty.note")}</EmptyState>}
      columns={[
        {
          key: "number",
          header: t("column.delivery"),
          heading: true,
          cell: (row) => (
            <MarkedLink to={paths.institutionAcceptance(row.id)} isDemo={row.isDemo}>
              {deliveryNumber(row.orderNumber, row.sequence)}
            </MarkedLink>
          ),
        },
        {
          key: "supplier",
          header: t("column.supplier"),
          cell: (row) => <LocalName of={{ nameZh: row.supplierName, nameEn: row.supplierNameEn }} />,
        },
        {
          key: "received",
          header: t("column.received_on"),
          cell: (row) => <DateText date={row.receivedOn} form="short" />,
        },
        { key: "receiver", header: t("column.receiver"), cell: (row) => row.receiverName },
        {
          key: "countersigner",
          header: t("column.countersigner"),
          cell: (row) => row.countersignerName ?? t("countersigner.awaited"),
        },
        {
          key: "amount",
          header: t("column.amount"),
          numeric: true,
          cell: (row) => (row.state === "signed" ? <Money fen={row.acceptedFen} /> : t("amount.awaited")),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => <State of="acceptanceStates" is={row.state} />,
        },
      ]}
    />
  );
}
