import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import { InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { Tag } from "#app/ui/primitives/card.tsx";
import { Tabs } from "#app/ui/primitives/navigation.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { type RecallState, recallStates } from "#db/vocabulary/recall.ts";
import type { RecallRow } from "./view.ts";

/** Open or closed recalls, or all. */
export function RecallTabs({
  state,
  listPath,
}: {
  state: RecallState | null;
  listPath: (state: RecallState | null) => string;
}) {
  const t = useText("recall");
  const words = useText("vocabulary");
  return (
    <Tabs
      label={t("list.filter")}
      tabs={[null, ...recallStates].map((tab) => ({
        label: tab ? words(`recallStates.${tab}`) : t("list.all"),
        to: listPath(tab),
        current: tab === state,
      }))}
    />
  );
}

/** Recalls, each leading to its board. */
export function RecallList({
  rows,
  recallPath,
  withSupplier,
  empty,
}: {
  rows: readonly RecallRow[];
  recallPath: (id: string) => string;
  withSupplier: boolean;
  empty: ReactNode;
}) {
  const t = useText("recall");
  return (
    <Table
      caption={t("list.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      stack="early"
      empty={empty}
      columns={[
        {
          key: "number",
          header: t("column.number"),
          heading: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <Link to={recallPath(row.id)} className="link figures">
                {row.number}
              </Link>
              {row.isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => <State of="recallStates" is={row.state} />,
        },
        {
          key: "product",
          header: t("column.product"),
          cell: (row) => (
            <>
              <LocalName of={row.product} />{" "}
              <span className="figures text-ink-soft text-sm">{row.batchCode}</span>
            </>
          ),
        },
        ...(withSupplier
          ? [
              {
                key: "supplier",
                header: t("column.supplier"),
                cell: (row: RecallRow) => <LocalName of={row.supplier} />,
              },
            ]
          : []),
        {
          key: "hazard",
          header: t("column.hazard"),
          cell: (row) => <Word of="recallHazards" is={row.hazard} />,
        },
        { key: "opened", header: t("column.opened"), cell: (row) => <InstantText at={row.openedAt} /> },
        {
          key: "answers",
          header: t("column.answers"),
          cell: (row) => <Answers row={row} />,
        },
      ]}
    />
  );
}

function Answers({ row }: { row: RecallRow }) {
  const t = useText("recall");
  if (row.notices === 0) return <>{t("answers.none")}</>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <span className="figures">{t("answers.count", { answered: row.answered, notices: row.notices })}</span>
      {row.late > 0 && row.state === "open" ? <Tag>{t("answers.late", { late: row.late })}</Tag> : null}
    </span>
  );
}
