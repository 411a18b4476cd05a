import { temperatureProblem } from "#app/domain/procurement/acceptance/temperature.ts";
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

/** A temperature in hundredths of a degree, marked where it is out of what the storage class allows. */
function Temperature({ row, celsius }: { row: Row; celsius: number }) {
  const t = useText("deliveries");
  const problem = temperatureProblem(row.storageClass, celsius);
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <Quantity milli={celsius * 10} unit="℃" />
      {problem ? <StateBadge tone="refused">{t(`accept.${problem}`)}</StateBadge> : null}
      {row.temperatureReason}
    </span>
  );
}

/** What was found of each batch, with the money of what was accepted; `stack` is off on paper. */
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
  const amountOf = (row: Row) => lineAmountFen(row.acceptedPacks, row.unitPriceFen);
  const counted = ["accepted", "short", "rejected"] as const;
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
          cell: (row) => <Found row={row} />,
        },
        {
          key: "delivered",
          header: t("column.delivered"),
          numeric: true,
          cell: (row) => <Count value={row.packs} unit={packed(row).unit} />,
        },
        ...counted.map((name) => ({
          key: name,
          header: t(`column.${name}`),
          numeric: true,
          cell: (row: Row) => <Count value={row[`${name}Packs`]} />,
        })),
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
          cell: (row) => <Money fen={amountOf(row)} />,
        },
      ]}
      footer={
        <tr>
          <th scope="row" colSpan={6} className="text-right">
            {t("print.sheet.total")}
          </th>
          <td className="text-right font-semibold">
            <Money fen={rows.reduce((sum, row) => sum + amountOf(row), 0)} />
          </td>
        </tr>
      }
    />
  );
}

/** Product and batch, and below them what was remarkable: why something was rejected, how warm it came. */
function Found({ row }: { row: Row }) {
  const t = useText("deliveries");
  return (
    <span>
      <ProductCell line={row} />
      <span className="figures block font-normal text-ink-soft text-sm">{row.batchCode}</span>
      {row.rejectionReason ? (
        <span className="block font-normal text-sm">
          {t("column.rejected")} · <Word of="rejectionReasons" is={row.rejectionReason} /> {row.rejectionNote}
        </span>
      ) : null}
      {row.temperatureCentiC === null ? null : (
        <span className="block font-normal text-sm">
          {t("column.temperature")} <Temperature row={row} celsius={row.temperatureCentiC} />
        </span>
      )}
    </span>
  );
}
