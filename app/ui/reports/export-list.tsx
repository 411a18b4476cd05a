import type { ExportRow } from "#app/domain/reporting/workbook/record-export.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { Money } from "#app/ui/elements/money.tsx";
import { EmptyState, Panel } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";

type Shown = Omit<ExportRow, "at"> & { at: string | Date };

/** Who of the reader's office took which report away. */
export function ExportList({ exports }: { exports: readonly Shown[] }) {
  const t = useText("reports");
  const nameOf = ({ report, year, month }: Shown["exported"]) => {
    const word = (t as (key: string) => string)(
      ["workbook", "bulletin", "crossing"].includes(report) ? report : `sheet.${report}`,
    );
    return `${word} ${year}${month ? `-${String(month).padStart(2, "0")}` : ""}`;
  };
  return (
    <Panel title={t("page.exports")} flush>
      <Table
        caption={t("page.exports.caption")}
        rows={exports}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("page.exports.empty")}>{t("page.exports.empty.note")}</EmptyState>}
        columns={[
          {
            key: "report",
            header: t("page.exports.report"),
            heading: true,
            cell: (row) => nameOf(row.exported),
          },
          { key: "at", header: t("page.exports.at"), cell: (row) => <InstantText at={row.at} /> },
          { key: "person", header: t("page.exports.person"), cell: (row) => row.person },
          {
            key: "total",
            header: t("page.exports.total"),
            numeric: true,
            cell: (row) => <Money fen={row.exported.totalFen} />,
          },
          {
            key: "chain",
            header: t("page.exports.chain"),
            cell: (row) => (
              <code className="text-xs">
                {row.exported.position} · {row.exported.hash.slice(0, 12)}
              </code>
            ),
          },
        ]}
      />
    </Panel>
  );
}
