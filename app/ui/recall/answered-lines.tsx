import { useText } from "#app/i18n/use-text.tsx";
import { ProductCell, usePacked } from "#app/ui/delivery/product-cell.tsx";
import { deliveryNumber } from "#app/ui/delivery/view.ts";
import { Count } from "#app/ui/elements/quantity.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { NoticeView } from "./view.ts";

/** What was sent to an institution and, once it has answered, what was found of it. */
export function AnsweredLines({ lines }: Pick<NoticeView, "lines">) {
  const t = useText("recall");
  const none = useText("common")("none");
  const packed = usePacked();
  const count = (value: number | null, unit: string) =>
    value === null ? none : <Count value={value} unit={unit} />;
  return (
    <Table
      caption={t("notice.lines")}
      rows={lines}
      rowKey={(row) => row.deliveryLineId}
      stack="early"
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
          key: "delivery",
          header: t("column.delivery"),
          cell: (row) => <span className="figures">{deliveryNumber(row.orderNumber, row.sequence)}</span>,
        },
        {
          key: "sent",
          header: t("column.packs"),
          numeric: true,
          cell: (row) => count(row.sentPacks, packed(row).unit),
        },
        {
          key: "found",
          header: t("board.found"),
          numeric: true,
          cell: (row) => count(row.foundPacks, packed(row).unit),
        },
        {
          key: "destroyed",
          header: t("column.destroyed"),
          numeric: true,
          cell: (row) => count(row.destroyedPacks, packed(row).unit),
        },
        {
          key: "returned",
          header: t("column.returned"),
          numeric: true,
          cell: (row) => count(row.returnedPacks, packed(row).unit),
        },
        { key: "note", header: t("notice.line_remark"), cell: (row) => row.note || none },
      ]}
    />
  );
}
