import { arrivedTooWarm } from "#app/domain/procurement/acceptance/temperature.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { lineAmountFen } from "#app/kernel/money.ts";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { Count, Quantity } from "#app/ui/elements/quantity.tsx";
import { Word } from "#app/ui/elements/state.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { ProductCell, usePacked } from "./product-cell.tsx";
import type { DeliveryLineView, FindingView } from "./view.ts";

type Row = DeliveryLineView & FindingView;

/** Findings beside the delivery lines they speak of, in the order of the delivery. */
export function rowsOf(lines: readonly DeliveryLineView[], findings: readonly FindingView[]): Row[] {
  return lines.flatMap((line) => {
    const finding = findings.find(({ deliveryLineId }) => deliveryLineId === line.id);
    return finding ? [{ ...line, ...finding }] : [];
  });
}

/** A temperature in hundredths of a degree, marked where it is above what the storage class allows. */
export function Temperature({ row }: { row: Pick<Row, "storageClass" | "temperatureCentiC"> }) {
  const t = useText("deliveries");
  if (row.temperatureCentiC === null) return <>{t("detail.none")}</>;
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Quantity milli={row.temperatureCentiC * 10} unit="℃" />
      {arrivedTooWarm(row.storageClass, row.temperatureCentiC) ? (
        <StateBadge tone="refused">{t("accept.too_warm")}</StateBadge>
      ) : null}
    </span>
  );
}

/** What was found of each batch, with the money of what was accepted. */
export function FindingsTable({
  lines,
  findings,
  caption,
}: {
  lines: readonly DeliveryLineView[];
  findings: readonly FindingView[];
  caption: string;
}) {
  const t = useText("deliveries");
  const packed = usePacked();
  const rows = rowsOf(lines, findings);
  const total = rows.reduce((sum, row) => sum + lineAmountFen(row.acceptedPacks, row.unitPriceFen), 0);
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "product",
          header: t("column.product"),
          heading: true,
          cell: (row) => <ProductCell line={row} />,
        },
        {
          key: "batch",
          header: t("column.batch"),
          cell: (row) => <span className="figures">{row.batchCode}</span>,
        },
        {
          key: "delivered",
          header: t("column.delivered"),
          numeric: true,
          cell: (row) => <Count value={row.packs} unit={packed(row).unit} />,
        },
        {
          key: "accepted",
          header: t("column.accepted"),
          numeric: true,
          cell: (row) => <Count value={row.acceptedPacks} />,
        },
        {
          key: "short",
          header: t("column.short"),
          numeric: true,
          cell: (row) => <Count value={row.shortPacks} />,
        },
        {
          key: "rejected",
          header: t("column.rejected"),
          numeric: true,
          cell: (row) => <Count value={row.rejectedPacks} />,
        },
        { key: "reason", header: t("column.reason"), cell: (row) => <Reason row={row} /> },
        {
          key: "temperature",
          header: t("column.temperature"),
          cell: (row) => <Temperature row={row} />,
        },
        {
          key: "price",
          header: t("column.price"),
          numeric: true,
          cell: (row) => <Money fen={row.unitPriceFen} />,
        },
        {
          key: "amount",
          header: t("column.amount"),
          numeric: true,
          cell: (row) => <Money fen={lineAmountFen(row.acceptedPacks, row.unitPriceFen)} />,
        },
      ]}
      footer={
        <tr>
          <th scope="row" colSpan={9} className="text-right">
            {t("print.sheet.total")}
          </th>
          <td className="text-right font-semibold">
            <Money fen={total} />
          </td>
        </tr>
      }
    />
  );
}

function Reason({ row }: { row: Row }) {
  if (!row.rejectionReason) return null;
  return (
    <>
      <Word of="rejectionReasons" is={row.rejectionReason} />
      {row.rejectionNote ? <span className="block text-ink-soft text-sm">{row.rejectionNote}</span> : null}
    </>
  );
}
