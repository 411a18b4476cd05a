import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { useLocale } from "#app/i18n/use-text.tsx";
import type { RejectionReason } from "#db/vocabulary/procurement.ts";
import { deliveryNumber } from "./view.ts";

export interface ReturnRow {
  id: string;
  packs: number;
  amountFen: number;
  reason: RejectionReason;
  note: string;
  returnedOn: string;
  recordedByName: string;
  deliveryId: string;
  sequence: number;
  orderNumber: string;
  productNameZh: string;
  productNameEn: string;
  unitZh: string;
  unitEn: string;
  batchCode: string;
}

/** What an institution sent back, each row leading to the delivery it came with. */
export function ReturnList({ rows }: { rows: readonly ReturnRow[] }) {
  const t = useText("deliveries");
  const english = useLocale() === "en";
  return (
    <Table
      caption={t("returns.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("returns.empty")}>{t("returns.empty.note")}</EmptyState>}
      columns={[
        {
          key: "delivery",
          header: t("column.delivery"),
          heading: true,
          cell: (row) => (
            <Link to={paths.institutionDelivery(row.deliveryId)}>
              {deliveryNumber(row.orderNumber, row.sequence)}
            </Link>
          ),
        },
        {
          key: "product",
          header: t("column.product"),
          cell: (row) => <LocalName of={{ nameZh: row.productNameZh, nameEn: row.productNameEn }} />,
        },
        {
          key: "batch",
          header: t("column.batch"),
          cell: (row) => <span className="figures">{row.batchCode}</span>,
        },
        {
          key: "packs",
          header: t("return.packs"),
          numeric: true,
          cell: (row) => <Count value={row.packs} unit={english ? row.unitEn : row.unitZh} />,
        },
        {
          key: "amount",
          header: t("return.amount"),
          numeric: true,
          cell: (row) => <Money fen={row.amountFen} />,
        },
        {
          key: "reason",
          header: t("column.reason"),
          cell: (row) => (
            <>
              <Word of="rejectionReasons" is={row.reason} />
              {row.note ? <span className="block text-ink-soft text-sm">{row.note}</span> : null}
            </>
          ),
        },
        {
          key: "on",
          header: t("column.returned_on"),
          cell: (row) => <DateText date={row.returnedOn} form="short" />,
        },
        { key: "by", header: t("column.recorded_by"), cell: (row) => row.recordedByName },
      ]}
    />
  );
}
