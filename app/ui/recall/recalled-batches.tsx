import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { DateText } from "#app/ui/elements/date.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Quantity } from "#app/ui/elements/quantity.tsx";
import { State } from "#app/ui/elements/state.tsx";
import { Tag } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import type { RecallView } from "./view.ts";

/** The batches of a recall as they were found. */
export function RecalledBatches({
  batches,
  onPaper = false,
}: Pick<RecallView, "batches"> & { onPaper?: boolean }) {
  const t = useText("recall");
  return (
    <Table
      caption={t("board.batches")}
      showCaption={onPaper}
      rows={batches}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "code",
          header: t("column.batch"),
          heading: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <a href={paths.trace(row.code)} className="link figures">
                {row.code}
              </a>
              {row.supplierCode ? <span className="text-ink-soft text-sm">{row.supplierCode}</span> : null}
              {row.isRoot ? <Tag tone="indigo">{t("impact.root")}</Tag> : null}
            </span>
          ),
        },
        { key: "product", header: t("column.product"), cell: (row) => <LocalName of={row.product} /> },
        {
          key: "packed",
          header: t("column.packed"),
          cell: (row) => <DateText date={row.packedOn} form="short" />,
        },
        {
          key: "before",
          header: t("column.state_before"),
          cell: (row) => <State of="batchStates" is={row.stateBefore} />,
        },
        {
          key: "left",
          header: t("column.left"),
          numeric: true,
          cell: (row) => <Quantity milli={row.gramsLeft} />,
        },
      ]}
    />
  );
}
