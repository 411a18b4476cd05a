import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { Money, Share } from "#app/ui/elements/money.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";

export interface CoverageRow {
  code: string;
  nameZh: string;
  nameEn: string;
  salesFen: number;
  certifiedFen: number;
  inspectedFen: number;
  tracedFen: number;
}

const kinds = ["certified", "inspected", "traced"] as const;

/** A share of sales with the amount beneath. */
function ShareOfSales({ fen, of }: { fen: number; of: number }) {
  return (
    <span className="inline-grid justify-items-end">
      <Share part={fen} whole={of} />
      <span className="text-ink-soft text-sm">
        <Money fen={fen} form="short" />
      </span>
    </span>
  );
}

/** Parts of the sales with how much of each was covered by which paper; each leads to its ledger entries. */
export function CoverageTable({
  caption,
  heading,
  rows,
  entriesOf,
}: {
  caption: string;
  heading: string;
  rows: readonly CoverageRow[];
  entriesOf: (code: string) => string;
}) {
  const t = useText("oversight");
  return (
    <Table
      caption={caption}
      rows={rows}
      rowKey={(row) => row.code}
      empty={<EmptyState title={t("coverage.empty")}>{t("coverage.empty.note")}</EmptyState>}
      columns={[
        {
          key: "name",
          header: heading,
          heading: true,
          cell: (row) => (
            <Link to={entriesOf(row.code)}>
              <LocalName of={row} />
            </Link>
          ),
        },
        {
          key: "sales",
          header: t("coverage.sales"),
          numeric: true,
          cell: (row) => <Money fen={row.salesFen} form="short" />,
        },
        ...kinds.map(
          (kind): Column<CoverageRow> => ({
            key: kind,
            header: t(`coverage.${kind}`),
            numeric: true,
            cell: (row) => <ShareOfSales fen={row[`${kind}Fen`]} of={row.salesFen} />,
          }),
        ),
      ]}
    />
  );
}
