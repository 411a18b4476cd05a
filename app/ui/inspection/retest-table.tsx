import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName, type Named } from "#app/ui/elements/name.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { useRetestColumns } from "./retest-columns.tsx";

export interface RetestRow extends Named {
  id: string;
  isDemo: boolean;
  supplier: Named;
  county: Named;
  base: Named | null;
  lastReportedOn: string | null;
  /** The batch a new report is most likely about, where the reader may record one. */
  newestBatchId?: string | null;
  dueOn: string;
  overdue: boolean;
}

/** Products whose next test is due or overdue, the longest overdue first; `act` is what the reader can do about one. */
export function RetestTable({
  rows,
  withSupplier,
  act,
}: {
  rows: readonly RetestRow[];
  withSupplier: boolean;
  act: (row: RetestRow) => { to: string; label: ReactNode } | null;
}) {
  const t = useText("inspection");
  const { whose, due } = useRetestColumns<RetestRow>(t("retests.due"));
  return (
    <Table
      caption={t("retests.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("retests.empty")}>{t("retests.empty.note")}</EmptyState>}
      columns={[
        {
          key: "product",
          header: t("retests.product"),
          heading: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <LocalName of={row} />
              {row.isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        ...(withSupplier ? [whose] : []),
        {
          key: "base",
          header: t("retests.base"),
          cell: (row) => (row.base ? <LocalName of={row.base} /> : t("retests.none")),
        },
        {
          key: "last",
          header: t("retests.last"),
          cell: (row) =>
            row.lastReportedOn ? <DateText date={row.lastReportedOn} form="short" /> : t("retests.never"),
        },
        due,
        {
          key: "act",
          header: t("retests.act"),
          cell: (row) => {
            const next = act(row);
            return next ? <Link to={next.to}>{next.label}</Link> : t("retests.none");
          },
        },
      ]}
    />
  );
}
