import { Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { InstantText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { State, Word } from "#app/ui/elements/state.tsx";
import { EmptyState } from "#app/ui/primitives/card.tsx";
import { Table } from "#app/ui/primitives/table.tsx";
import { StandingBadge } from "./standing.tsx";
import type { NoticeRow } from "./view.ts";

/** The recall notices to an institution, each leading to its page. */
export function NoticeList({ rows, now }: { rows: readonly NoticeRow[]; now: Date | string }) {
  const t = useText("recall");
  return (
    <Table
      caption={t("list.notices.caption")}
      rows={rows}
      rowKey={(row) => row.id}
      stack="early"
      empty={<EmptyState title={t("list.empty")}>{t("list.empty.institution")}</EmptyState>}
      columns={[
        {
          key: "number",
          header: t("column.number"),
          heading: true,
          cell: (row) => (
            <span className="inline-flex flex-wrap items-center gap-x-2">
              <Link to={paths.institutionRecall(row.id)} className="link figures">
                {row.recall.number}
              </Link>
              {row.recall.isDemo ? <DemoMark /> : null}
            </span>
          ),
        },
        {
          key: "standing",
          header: t("column.standing"),
          cell: (row) => (
            <StandingBadge
              standing={row.standing}
              answerBy={row.recall.answerBy}
              now={now}
              reminded={row.remindedAt !== null}
            />
          ),
        },
        { key: "product", header: t("column.product"), cell: (row) => <LocalName of={row.product} /> },
        { key: "supplier", header: t("column.supplier"), cell: (row) => <LocalName of={row.supplier} /> },
        {
          key: "hazard",
          header: t("column.hazard"),
          cell: (row) => <Word of="recallHazards" is={row.recall.hazard} />,
        },
        {
          key: "opened",
          header: t("column.opened"),
          cell: (row) => <InstantText at={row.recall.openedAt} />,
        },
        {
          key: "by",
          header: t("column.answer_by"),
          cell: (row) => <InstantText at={row.recall.answerBy} />,
        },
        {
          key: "state",
          header: t("column.state"),
          cell: (row) => <State of="recallStates" is={row.recall.state} />,
        },
      ]}
    />
  );
}
