import { Link } from "@remix-run/react";
import type { BaseToTest } from "#app/domain/reporting/inspection/base-retests.server.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { paths } from "#app/paths.ts";
import { StateBadge } from "#app/ui/elements/badge.tsx";
import { DateText } from "#app/ui/elements/date.tsx";
import { DemoMark } from "#app/ui/elements/mark.tsx";
import { LocalName } from "#app/ui/elements/name.tsx";
import { Panel } from "#app/ui/primitives/card.tsx";
import { type Column, Table } from "#app/ui/primitives/table.tsx";

/** Bases to be tested before their 菜篮子 status can be renewed; nothing while there are none. */
export function BaseRetestTable({
  bases,
  withSupplier,
}: {
  bases: readonly BaseToTest[];
  withSupplier: boolean;
}) {
  const t = useText("inspection");
  if (bases.length === 0) return null;
  const whose: Column<BaseToTest>[] = withSupplier
    ? [
        {
          key: "supplier",
          header: t("retests.supplier"),
          cell: (row) => (
            <>
              <LocalName of={row.supplier} /> · <LocalName of={row.county} />
            </>
          ),
        },
      ]
    : [];
  return (
    <Panel title={t("retests.bases")} note={t("retests.bases.note")} flush>
      <Table
        caption={t("retests.bases")}
        rows={bases}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "base",
            header: t("retests.base"),
            heading: true,
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <Link to={withSupplier ? paths.base(row.id) : paths.supplierBase(row.id)}>
                  <LocalName of={row} />
                </Link>
                {row.isDemo ? <DemoMark /> : null}
              </span>
            ),
          },
          ...whose,
          {
            key: "last",
            header: t("retests.bases.last"),
            cell: (row) =>
              row.lastReportedOn ? <DateText date={row.lastReportedOn} form="short" /> : t("retests.none"),
          },
          {
            key: "due",
            header: t("retests.bases.due"),
            cell: (row) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <DateText date={row.dueOn} form="short" />
                <StateBadge tone={row.overdue ? "refused" : "expiring"}>
                  {t(row.overdue ? "retests.overdue" : "retests.soon")}
                </StateBadge>
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}
